package fi.kotopolku.engine;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a process may remember: decisions, flags and identifiers, never people. A name that is not here is
 * refused when it is written, whatever the door.
 */
enum ProcessVariable {
    NEED_CLEAR("needClear"),
    NEED_DECISION("needDecision"),
    PLAN_NEEDED("planNeeded"),
    COORDINATION_NEEDED("coordinationNeeded"),
    MEASURES_ORDERED("measuresOrdered"),
    MEASURE_ID("measureId"),
    MEETING_ID("meetingId"),
    COUNTY_INVITED("countyInvited"),
    CONTRIBUTION_ID("contributionId"),
    PLAN_RESULT("planResult"),
    PLAN_IN_FORCE("planInForce"),
    REVIEW_OUTCOME("reviewOutcome"),
    PLAN_CONTINUES("planContinues"),
    CASE_CLOSES("caseCloses"),
    CHECKS_PASSED("checksPassed"),
    REQUEST_WITHDRAWN("requestWithdrawn"),
    ACCESS_DECISION("accessDecision"),
    STARTS_LATER("startsLater"),
    RENEWAL_WANTED("renewalWanted"),
    LONG_UNUSED("longUnused"),
    STILL_NEEDED("stillNeeded"),
    EMERGENCY_JUSTIFIED("emergencyJustified"),
    REVIEW_LIST_ID("reviewListId"),
    TRANSFER_SENT("transferSent"),
    TRANSFER_OUTSIDE("transferOutside"),
    TRANSFER_REPLY("transferReply"),
    RECEIVED_STAGE("receivedStage"),
    REQUIREMENT("requirement"),
    REQUIREMENT_WAIVED("requirementWaived"),
    SIGN_IN_STEP("signInStep"),
    ADOPTION_NEXT("adoptionNext"),
    ADOPTION_CHANGE("adoptionChange"),
    IMPORT_DECISION("importDecision"),
    IMPORT_NEXT("importNext"),
    FOLLOW_UP_ID("followUpId"),
    FOLLOW_UP_OVER("followUpOver"),
    REQUEST_ID("requestId");

    private static final Set<String> MULTI_INSTANCE =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private static final Set<String> LISTED = Stream.concat(
                    Arrays.stream(values()).map(ProcessVariable::variableName), MULTI_INSTANCE.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** Long enough for an identifier or a decision's word, too short for a story. */
    static final int LONGEST_TEXT = 64;

    private final String variableName;

    ProcessVariable(String variableName) {
        this.variableName = variableName;
    }

    String variableName() {
        return variableName;
    }

    static boolean isListed(String name) {
        return LISTED.contains(name);
    }
}
