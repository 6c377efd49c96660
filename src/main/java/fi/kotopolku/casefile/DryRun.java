package fi.kotopolku.casefile;

import java.time.LocalDate;
import java.util.List;

/**
 * What a proposed table would change in the open cases of one municipality. Case numbers and dates, and nobody's name.
 *
 * @param cases how many open cases were looked at
 * @param deadlines how many deadlines that still run were compared
 * @param touched in how many cases something would change
 */
public record DryRun(
        String municipality, String municipalityName, int cases, int deadlines, int touched, List<OfRule> rules) {

    /**
     * @param moved how many deadlines would get another date
     * @param sections how many would get another section or version of the law
     * @param lines at most {@link RulesDryRun#LINES} of them
     * @param leftOut how many are not among the lines
     */
    public record OfRule(String ruleId, String nameFi, int moved, int sections, List<Line> lines, int leftOut) {}

    /**
     * @param dueBefore null when there is no date, and when the date would tell the day of the client's permit
     * @param days how much later the date would be; negative when earlier, null when there is no date before or after
     */
    public record Line(
            String caseNumber,
            LocalDate dueBefore,
            LocalDate dueAfter,
            Integer days,
            String lawBefore,
            String lawAfter) {

        boolean moved() {
            return days == null || days != 0;
        }
    }
}
