package fi.kotopolku.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * For which municipality a process is begun that no person begins, but something that has happened. The engine asks for
 * the municipality in the thread that begins the process, and knows nothing then that would tell it.
 */
@Component
class BeginningFor {

    private final ThreadLocal<String> municipality = new ThreadLocal<>();

    <T> T forMunicipality(String code, Supplier<T> beginning) {
        municipality.set(code);
        try {
            return beginning.get();
        } finally {
            municipality.remove();
        }
    }

    Optional<String> municipality() {
        return Optional.ofNullable(municipality.get());
    }
}
