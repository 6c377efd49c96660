package fi.kotopolku.access;

import java.util.Set;
import java.util.TreeSet;

/** Which clients a right reaches, always within one municipality. None of the three can be empty. */
public sealed interface Extent {

    /** In Finnish, for a person who reads the right. */
    String nameFi();

    /** The word that the table keeps. */
    String code();

    record WholeMunicipality() implements Extent {
        @Override
        public String nameFi() {
            return "Koko kunta";
        }

        @Override
        public String code() {
            return "MUNICIPALITY";
        }
    }

    record Unit(String name) implements Extent {
        public Unit {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("a unit without a name is an open bound");
            }
        }

        @Override
        public String nameFi() {
            return "Yksikkö: " + name;
        }

        @Override
        public String code() {
            return "UNIT";
        }
    }

    record Cases(Set<String> numbers) implements Extent {
        public Cases {
            if (numbers == null || numbers.isEmpty()) {
                throw new IllegalArgumentException("no named case is an open bound");
            }
            numbers = Set.copyOf(numbers);
        }

        @Override
        public String nameFi() {
            return "Nimetyt asiat: " + String.join(", ", new TreeSet<>(numbers));
        }

        @Override
        public String code() {
            return "CASES";
        }
    }
}
