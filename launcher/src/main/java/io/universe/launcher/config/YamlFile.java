package io.universe.launcher.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The configuration file, taken apart into keys with the line each stands on. It is read as a tree of nodes instead of maps because
 * only nodes know lines and doubled keys.
 */
final class YamlFile {

    private final Catalogue catalogue;
    private final String shownPath;
    private final List<Given> given = new ArrayList<>();
    private final List<String> problems;

    private YamlFile(Catalogue catalogue, String shownPath, List<String> problems) {
        this.catalogue = catalogue;
        this.shownPath = shownPath;
        this.problems = problems;
    }

    /** Reads the file; one that may be missing and is missing gives nothing. */
    static List<Given> read(Catalogue catalogue, Path path, String shownPath, boolean required, List<String> problems) {
        YamlFile file = new YamlFile(catalogue, shownPath, problems);
        try {
            file.parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            file.onMissing(required);
        } catch (MalformedInputException e) {
            problems.add(shownPath + ": is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            problems.add(shownPath + ": cannot be read: " + e + "; check the path and its mode");
        }
        return file.given;
    }

    private void onMissing(boolean required) {
        if (required) {
            problems.add("config: \"" + shownPath + "\" does not exist; create it or leave --config out");
        }
    }

    private void parse(String text) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            onRoot(root, text);
        } catch (MarkedYAMLException e) {
            problems.add(at(e.getProblemMark()) + ": is not YAML: " + explain(e));
        } catch (YAMLException e) {
            problems.add(shownPath + ": is not YAML: " + e.getMessage());
        }
    }

    private static String explain(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return problem.contains("'\\t")
                ? "a tab where spaces belong; indent with spaces"
                : problem + (e.getContext() == null ? "" : " " + e.getContext())
                        + "; check indentation, colons and quotes";
    }

    private void onRoot(@Nullable Node root, String text) {
        if (root instanceof MappingNode map) {
            walk("", map, text);
        } else if (root != null && !isNothing(root)) {
            problems.add(at(root.getStartMark()) + ": must hold lines of the form key: value");
        }
    }

    private void walk(String prefix, MappingNode map, String text) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : map.getValue()) {
            String segment = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String name = Catalogue.canonical(prefix + quoted(segment));
            if (seen.add(name)) {
                onValue(name, tuple.getValueNode(), text);
            } else {
                problems.add(name + ": stands twice in one place ("
                        + at(tuple.getKeyNode().getStartMark()) + "); keep one of them");
            }
        }
    }

    /** Free-form names may hold dots of their own; quotes keep those from being read as levels. */
    private static String quoted(String segment) {
        return segment.contains(".") ? '"' + segment + '"' : segment;
    }

    private void onValue(String name, Node node, String text) {
        if (node instanceof MappingNode map && !map.getValue().isEmpty()) {
            walk(name + ".", map, text);
        } else if (!(catalogue.isSection(name) && isNothing(node))) {
            given.add(new Given(name, textOf(name, node, text), Layer.FILE, at(node.getStartMark())));
        }
    }

    private static boolean isNothing(Node node) {
        return Tag.NULL.equals(node.getTag())
                || (node instanceof MappingNode map && map.getValue().isEmpty());
    }

    private String textOf(String name, Node node, String text) {
        boolean free = catalogue.find(name).filter(Key::isFree).isPresent();
        return node instanceof ScalarNode scalar && !(free && isQuoted(scalar))
                ? scalar.getValue()
                : sourceOf(node, text);
    }

    private static boolean isQuoted(ScalarNode scalar) {
        return !scalar.isPlain();
    }

    /** The YAML of the node, moved as a whole to where it stood, so that its lines keep their indentation. */
    private static String sourceOf(Node node, String text) {
        Mark start = node.getStartMark();
        int[] letters = text.codePoints().toArray();
        String source = new String(letters, start.getIndex(), node.getEndMark().getIndex() - start.getIndex());
        return (source.contains("\n") ? " ".repeat(start.getColumn()) : "") + source.stripTrailing();
    }

    private String at(@Nullable Mark mark) {
        return mark == null ? shownPath : shownPath + ":" + (mark.getLine() + 1);
    }
}
