package fi.kotopolku.audit;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is found, without letting a thoroughly broken file fill the memory. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Finding> listed = new ArrayList<>();
    private long unlisted;

    void add(Finding finding) {
        if (listed.size() < MOST) {
            listed.add(finding);
        } else {
            unlisted++;
        }
    }

    List<Finding> inOrder() {
        return listed.stream().sorted(Finding.BY_PLACE).toList();
    }

    long unlisted() {
        return unlisted;
    }
}
