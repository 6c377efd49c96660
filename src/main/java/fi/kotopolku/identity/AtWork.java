package fi.kotopolku.identity;

import java.util.Optional;

/** Who works in this thread when it serves no request: told by the module that does work in a person's name. */
public interface AtWork {

    Optional<String> personId();
}
