package fi.kotopolku.casefile;

import fi.kotopolku.form.Choice;
import java.util.Arrays;
import java.util.List;

/** The words of ours, each with its Finnish name, that say of a client what is chosen from a list. */
public final class ClientCodes {

    private ClientCodes() {}

    /** ISO 3166-1 alpha-2, and what stands for no citizenship and for one that is not known. */
    public static List<Choice> citizenships() {
        return Languages.citizenshipChoices();
    }

    public static List<Choice> permitKinds() {
        return Arrays.stream(PermitKind.values())
                .map(kind -> new Choice(kind.nameFi(), kind.name()))
                .toList();
    }

    public static List<Choice> windowExceptions() {
        return Arrays.stream(WindowException.values())
                .map(exception -> new Choice(exception.nameFi(), exception.name()))
                .toList();
    }

    /** Those that a person may choose, and the one of a case that was brought over. */
    public static List<Choice> waysIn() {
        return Arrays.stream(WayIn.values())
                .filter(way -> way != WayIn.HAND_OVER)
                .map(way -> new Choice(way.nameFi(), way.name()))
                .toList();
    }

    public static List<Choice> familyRoles() {
        return Arrays.stream(FamilyRole.values())
                .map(role -> new Choice(role.nameFi(), role.name()))
                .toList();
    }
}
