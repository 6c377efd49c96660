package fi.kotopolku.imports;

import java.util.function.Supplier;

/**
 * A step of a process that may take longer than the process engine leaves a machine in peace with one. While it works, nobody
 * else takes it up; when the machine is killed, somebody else does as soon as for any other step.
 */
public interface LongStep {

    <T> T keptFor(Supplier<T> work);
}
