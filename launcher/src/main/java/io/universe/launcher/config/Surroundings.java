package io.universe.launcher.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the values that come from the environment, the system properties and the command line. */
final class Surroundings {

    private static final String VARIABLE = "UNIVERSE_";
    private static final String PROPERTY = "universe.";
    /** What the master tells its workers goes by these names; it is no configuration. */
    private static final String OWN_VARIABLE = "UNIVERSE_WORKER_";

    private static final String OWN_PROPERTY = "universe.worker.";

    private Surroundings() {}

    /** Variables, spelled as the catalogue or as a key of the file would be. */
    static List<Given> environment(Map<String, String> variables, Collection<Given> file) {
        return variables.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(VARIABLE) && !entry.getKey().startsWith(OWN_VARIABLE))
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        new Given(keyOf(entry.getKey(), file), entry.getValue(), Layer.ENVIRONMENT, entry.getKey()))
                .toList();
    }

    private static String keyOf(String variable, Collection<Given> file) {
        String rest = variable.substring(VARIABLE.length());
        Stream<String> known = Stream.concat(
                Keys.all().stream().map(Key::name).filter(name -> !name.contains("NAME")),
                file.stream().map(Given::key));
        return Catalogue.canonical(known.filter(name -> letters(name).equals(letters(rest)))
                .findFirst()
                .or(() -> ofContext(rest))
                .orElseGet(() -> dotted(rest)));
    }

    /** Case and separators are lost in a variable's name, so they do not count. */
    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static Optional<String> ofContext(String rest) {
        String[] parts = rest.split("_", 3);
        if (parts.length < 3 || !parts[0].equals("CONTEXTS")) {
            return Optional.empty();
        }
        String context = parts[1].toLowerCase(Locale.ROOT);
        if (parts[2].startsWith("ENV_")) {
            return Optional.of(Keys.ENV.of(context).replace("*", parts[2].substring("ENV_".length())));
        }
        return Keys.all().stream()
                .map(key -> key.of(context))
                .filter(name -> letters(name).equals(letters(rest)))
                .findFirst();
    }

    private static String dotted(String rest) {
        return rest.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** System properties below {@code universe.}. */
    static List<Given> properties(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(PROPERTY) && !entry.getKey().startsWith(OWN_PROPERTY))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Given(
                        Catalogue.canonical(entry.getKey().substring(PROPERTY.length())),
                        entry.getValue(),
                        Layer.SYSTEM_PROPERTY,
                        "-D" + entry.getKey()))
                .toList();
    }

    /** What the application says. */
    static List<Given> application(List<Sources.Option> options) {
        return options.stream()
                .map(option -> new Given(
                        Catalogue.canonical(option.name()), option.value(), Layer.APPLICATION, "Universe.listen"))
                .toList();
    }

    /** Options of the command line; of one that stands there twice the last one counts. */
    static List<Given> options(List<Sources.Option> options) {
        return options.stream()
                .map(option -> new Given(
                        Catalogue.canonical(option.name()), option.value(), Layer.COMMAND_LINE, "--" + option.name()))
                .toList();
    }
}
