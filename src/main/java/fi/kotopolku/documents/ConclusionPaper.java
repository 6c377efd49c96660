package fi.kotopolku.documents;

import static fi.kotopolku.documents.CommonSections.leftOut;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.assessment.Conclusion;
import fi.kotopolku.assessment.Conclusions;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.documents.Block.Fact;
import fi.kotopolku.documents.Block.Facts;
import fi.kotopolku.documents.Block.Listing;
import fi.kotopolku.documents.Block.Note;
import fi.kotopolku.documents.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the assessment (§ 14) led to, for the client's hand, as far as the rights of whoever prints it reach. */
@Service
class ConclusionPaper {

    private final CaseFile caseFile;
    private final Cases cases;
    private final Conclusions conclusions;
    private final CommonSections common;

    ConclusionPaper(CaseFile caseFile, Cases cases, Conclusions conclusions, CommonSections common) {
        this.caseFile = caseFile;
        this.cases = cases;
        this.conclusions = conclusions;
        this.common = common;
    }

    /**
     * @throws fi.kotopolku.access.AccessRefused when the rights do not cover the needs of services
     * @throws NoSuchPaper when the case has no concluded assessment
     */
    @Transactional
    public Paper of(String personId, String caseNumber, PaperLanguage language) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.SERVICES)) {
            caseFile.reads(personId, caseNumber, DataCategory.SERVICES);
        }
        Conclusion conclusion = conclusions
                .read(opened, caseNumber)
                .orElseThrow(() -> new NoSuchPaper(
                        "no-conclusion", "Asiassa ei ole päätettyä arviointia, jonka johtopäätöksen voisi tulostaa."));
        CaseSummary about = cases.find(caseNumber);
        Sentences say = Sentences.in(language);
        return new Paper(
                language,
                say.say("title.conclusion"),
                common.issuer(about, say),
                caseNumber,
                List.of(
                        common.whose("whose.conclusionHeading", opened, say),
                        new Section(
                                say.say("made.conclusionHeading"),
                                List.of(new Facts(common.made(about, conclusion.concludedBy(), say)))),
                        needs(conclusion, say),
                        written("wishes.heading", conclusion.goals(), say),
                        decision(conclusion, say),
                        referrals(conclusion, say),
                        goneThrough(conclusion, opened, say),
                        common.contact(about, say),
                        common.protection(say)));
    }

    private static Section needs(Conclusion conclusion, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        if (say.language() != PaperLanguage.FI) {
            blocks.add(new Note(say.say("writtenIn")));
        }
        if (conclusion.needs() != null) {
            blocks.add(new Paragraph(Words.written(conclusion.needs())));
        }
        return new Section(say.say("needs.heading"), blocks);
    }

    private static Section written(String heading, String text, Sentences say) {
        return new Section(
                say.say(heading), List.of(new Paragraph(text == null ? say.say("goals.none") : Words.written(text))));
    }

    private static Section decision(Conclusion conclusion, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(say.say(conclusion.planNeeded() ? "decision.yes" : "decision.no")));
        if (conclusion.planReason() != null) {
            blocks.add(
                    new Facts(List.of(new Fact(say.say("decision.reason"), Words.written(conclusion.planReason())))));
        }
        return new Section(say.say("decision.heading"), blocks);
    }

    private static Section referrals(Conclusion conclusion, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        if (!conclusion.referrals().isEmpty()) {
            blocks.add(new Listing(conclusion.referrals().stream()
                    .map(referral -> say.say("referral." + referral))
                    .toList()));
        }
        if (conclusion.referralsNote() != null) {
            blocks.add(new Paragraph(Words.written(conclusion.referralsNote())));
        }
        if (blocks.isEmpty()) {
            blocks.add(new Paragraph(say.say("referrals.none")));
        }
        return new Section(say.say("referrals.heading"), blocks);
    }

    private static Section goneThrough(Conclusion conclusion, OpenedCase opened, Sentences say) {
        List<Fact> facts = new ArrayList<>();
        if (conclusion.goneThroughOn() != null) {
            facts.add(
                    new Fact(say.say("goneThrough.on"), Words.plain(PlanPaper.DAY.format(conclusion.goneThroughOn()))));
        }
        if (conclusion.goneThroughLanguage() != null) {
            facts.add(new Fact(say.say("goneThrough.language"), say.languageName(conclusion.goneThroughLanguage())));
        }
        if (conclusion.understood() != null) {
            facts.add(new Fact(say.say("goneThrough.understood"), say.yesOrNo(conclusion.understood())));
        }
        List<Block> blocks = new ArrayList<>();
        if (!facts.isEmpty()) {
            blocks.add(new Facts(facts));
        }
        if (!opened.reads(DataCategory.NOTES) || !opened.reads(DataCategory.LANGUAGE)) {
            blocks.add(leftOut(say));
        }
        return new Section(say.say("goneThrough.heading"), blocks);
    }
}
