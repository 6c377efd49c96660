package fi.kotopolku.doors;

/**
 * One operation that the application answers to.
 *
 * @param path as its framework knows it, with placeholders in braces
 */
record Route(String method, String path) implements Comparable<Route> {

    @Override
    public int compareTo(Route other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : method.compareTo(other.method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
