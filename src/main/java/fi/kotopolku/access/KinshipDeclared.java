package fi.kotopolku.access;

import java.util.List;

/**
 * From now on none of the person's rights reaches these cases: they are the person's own or a relative's.
 *
 * @param cases numbers of all the client's cases
 */
public record KinshipDeclared(String personId, String municipality, List<String> cases) {

    public KinshipDeclared {
        cases = List.copyOf(cases);
    }
}
