package io.universe.launcher.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Free-form settings: dotted names put together to nested maps. */
final class Tree {

    private static final Pattern SEGMENT = Pattern.compile("\"([^\"]+)\"|[^.\"]+");

    private final Map<String, Object> root = new LinkedHashMap<>();

    private Tree() {}

    /** Nested maps; where one name is a value and the beginning of another name, the later one counts. */
    static Map<String, Object> of(Map<String, Object> byDottedName) {
        Tree tree = new Tree();
        byDottedName.forEach((name, value) -> tree.put(segments(name), value));
        return tree.root;
    }

    /** The levels of a name; quotes hold dots that are part of a level's name. */
    static List<String> segments(String name) {
        return SEGMENT.matcher(name).results().map(Tree::unquoted).toList();
    }

    private static String unquoted(MatchResult match) {
        return match.group(1) == null ? match.group() : match.group(1);
    }

    private void put(List<String> path, Object value) {
        Map<String, Object> level = root;
        for (String segment : path.subList(0, path.size() - 1)) {
            level = levelBelow(level, segment);
        }
        level.put(path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked") // Every map in the tree was made here.
    private static Map<String, Object> levelBelow(Map<String, Object> level, String segment) {
        Object below = level.computeIfAbsent(segment, name -> new LinkedHashMap<String, Object>());
        if (!(below instanceof LinkedHashMap)) {
            below = new LinkedHashMap<String, Object>();
            level.put(segment, below);
        }
        return (Map<String, Object>) below;
    }
}
