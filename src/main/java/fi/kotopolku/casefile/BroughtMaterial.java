package fi.kotopolku.casefile;

import java.util.Map;

/**
 * What a module makes of an old system's data, for all clients of an import at once and in the one transaction of all
 * modules. The rows to bring are in {@code koto.import_row}, with the columns of the module's own tables in their content;
 * {@code koto.import_case} says which case each client of the files has become.
 */
public interface BroughtMaterial {

    /** @return how many rows were brought, by kind of file */
    Map<String, Integer> bring(Brought order);
}
