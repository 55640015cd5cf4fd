package io.universe.launcher.cli;

import io.universe.launcher.config.KeyTable;
import io.universe.launcher.config.KeyTable.Row;
import io.universe.launcher.config.Sources.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The catalogue of keys as options of a command: {@code --a.b=value} for every key, in groups that help shows. */
final class SettingsOptions {

    /** What kind of value it is, by a trait of what is allowed or of the default. */
    private static final Map<Pattern, String> LABELS = Map.of(
            Pattern.compile("^a path (?!that)"), "PATH",
            Pattern.compile("\\d(ms|s|m|h|d)$"), "DURATION",
            Pattern.compile("\\d[KMG]B$"), "SIZE",
            Pattern.compile("^\\d+ (to|or more)"), "N");

    private SettingsOptions() {}

    /** Gives the command an option for every key. Those under a name of the application's are read from what is left over. */
    static void addTo(CommandLine command) {
        int order = 0;
        for (Map.Entry<String, List<Row>> section : KeyTable.sections().entrySet()) {
            List<Row> rows = section.getValue().stream()
                    .filter(row -> !row.key().contains("NAME"))
                    .toList();
            if (!rows.isEmpty()) {
                command.getCommandSpec().addArgGroup(group(order++, section.getKey(), rows));
            }
        }
        command.setUnmatchedArgumentsAllowed(true);
        command.getCommandSpec()
                .usageMessage()
                .customSynopsis("@|bold java -jar launcher.jar " + command.getCommandName() + "|@ [--name=value]…", "")
                .footer(openKeys());
    }

    private static ArgGroupSpec group(int order, String title, List<Row> rows) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .validate(false)
                .exclusive(false)
                .order(order)
                .multiplicity("0..1")
                .heading("%n@|bold " + title + "|@%n");
        rows.forEach(row -> group.addArg(option(row)));
        return group.build();
    }

    /** A list, because of an option that is given twice the last one counts. */
    private static OptionSpec option(Row row) {
        List<String> names = new ArrayList<>(List.of("--" + row.key()));
        if (row.key().equals("workers")) {
            names.add("--noWorkers");
        }
        return OptionSpec.builder(names.toArray(String[]::new))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label(row))
                .description(escaped(row.doc() + " Default: " + row.fallback() + "."))
                .build();
    }

    private static String label(Row row) {
        if (row.allowed().matches("[a-z]+(, [a-z]+)+")) {
            return row.allowed().replace(", ", "|");
        }
        return LABELS.entrySet().stream()
                .filter(entry -> entry.getKey()
                        .matcher(row.allowed() + " " + row.fallback())
                        .find())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("VALUE");
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    private static String[] openKeys() {
        List<String> lines = new ArrayList<>();
        KeyTable.sections().forEach((title, rows) -> {
            List<Row> open =
                    rows.stream().filter(row -> row.key().contains("NAME")).toList();
            if (!open.isEmpty()) {
                lines.add("");
                lines.add("@|bold " + title + "|@");
                open.forEach(row -> lines.add(openKey(row)));
            }
        });
        return lines.toArray(String[]::new);
    }

    private static String openKey(Row row) {
        return "      @|yellow --%s|@=VALUE%n                              %s Default: %s."
                .formatted(row.key(), escaped(row.doc()), row.fallback());
    }

    /** What was typed, in its order; an argument that is no option is refused. */
    static List<Option> read(CommandSpec command) {
        ParseResult parsed = command.commandLine().getParseResult();
        List<Option> options = new ArrayList<>();
        parsed.matchedOptions().stream()
                .filter(option -> keys().contains(option.longestName())
                        || option.longestName().equals("--noWorkers"))
                .distinct()
                .forEach(option -> parsed.matchedOption(option.longestName())
                        .originalStringValues()
                        .forEach(value -> options.add(new Option(keyOf(option), value))));
        parsed.unmatched().forEach(word -> options.add(leftOver(command, word)));
        return options;
    }

    private static String keyOf(OptionSpec option) {
        return option.names()[0].substring(2);
    }

    private static Set<String> keys() {
        return KeyTable.sections().values().stream()
                .flatMap(List::stream)
                .map(row -> "--" + row.key())
                .collect(Collectors.toSet());
    }

    private static Option leftOver(CommandSpec command, String word) {
        int equals = word.indexOf('=');
        if (!word.startsWith("--") || equals < 3) {
            throw new ParameterException(
                    command.commandLine(), "\"" + word + "\" is not understood; options are --name=value");
        }
        return new Option(word.substring(2, equals), word.substring(equals + 1));
    }
}
