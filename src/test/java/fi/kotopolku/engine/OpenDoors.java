package fi.kotopolku.engine;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** The closed lists of the engine's edge, for tests that must try each of their members. */
public final class OpenDoors {

    private OpenDoors() {}

    /** @return the doors to which none of the calls leads, as "METHOD pattern" */
    public static List<String> notTriedBy(List<String> calls) {
        return WebAppDoors.all().stream()
                .filter(door -> calls.stream().noneMatch(call -> {
                    String[] parts = call.split(" ", 2);
                    return door.opensTo(parts[0], parts[1].replaceFirst("\\?.*", ""));
                }))
                .map(door -> door.method() + " " + door.path().pattern())
                .toList();
    }

    /** @return ids of the forms that are bound outside of the package */
    public static List<String> formsNotOf(List<String> modules, ApplicationContext application) {
        FormDesk desk = application.getBean(FormDesk.class);
        return desk.bound().stream()
                .filter(form -> !modules.contains(desk.binding(form).getClass().getPackageName()))
                .sorted()
                .toList();
    }
}
