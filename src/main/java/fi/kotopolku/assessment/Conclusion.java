package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import java.time.LocalDate;
import java.util.List;

/**
 * The conclusion of an assessment as it may be printed for one reader: what the reader's rights do not cover is null.
 *
 * @param referrals names of {@link Referral}
 * @param concludedBy id of the official
 * @param goneThroughLanguage ISO code
 */
@Holds(DataCategory.SERVICES)
public record Conclusion(
        String needs,
        String goals,
        Boolean planNeeded,
        String planReason,
        List<String> referrals,
        String referralsNote,
        String concludedBy,
        @Holds(DataCategory.LANGUAGE) String goneThroughLanguage,
        @Holds(DataCategory.NOTES) LocalDate goneThroughOn,
        @Holds(DataCategory.NOTES) Boolean understood) {}
