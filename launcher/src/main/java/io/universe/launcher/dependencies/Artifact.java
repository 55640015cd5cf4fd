package io.universe.launcher.dependencies;

/**
 * A library in one version, as Maven names it.
 *
 * @param group empty where nobody tells
 * @param classifier empty where it has none
 * @param version empty where nobody tells
 */
record Artifact(String group, String name, String classifier, String version) {

    Artifact(String group, String name, String version) {
        this(group, name, "", version);
    }

    /** What it is a version of: {@code io.vertx:vertx-core}. */
    String library() {
        return group.isEmpty() ? name : group + ":" + name;
    }

    /** The same with the classifier: under this name it stands in a tree. */
    String key() {
        return classifier.isEmpty() ? library() : library() + ":" + classifier;
    }

    Artifact ofGroup(String other) {
        return new Artifact(other, name, classifier, version);
    }

    /** {@code io.vertx:vertx-core@5.0.10}. */
    @Override
    public String toString() {
        return version.isEmpty() ? key() : key() + "@" + version;
    }
}
