package fi.kotopolku.adoption;

import java.util.Map;

/** What comes next on the way to a proved sign-in, as the process {@code adoption-requirement} knows it. */
enum SignInStep {
    ENTER,
    ADMIT,
    PROVE;

    Map<String, Object> next() {
        return Map.of("requirementWaived", false, "signInStep", name());
    }
}
