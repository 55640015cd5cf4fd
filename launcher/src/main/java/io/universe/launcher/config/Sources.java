package io.universe.launcher.config;

import io.universe.operations.Environment;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What is around the launcher's process and may hold settings, beside the file.
 *
 * @param environment all variables
 * @param properties all system properties
 * @param options what stood on the command line as {@code --name=value}, without the dashes, in that order
 * @param application what the application itself says, where it has a main of its own
 */
public record Sources(
        Map<String, String> environment,
        Map<String, String> properties,
        List<Option> options,
        List<Option> application) {

    /** Copies what it is given. */
    public Sources {
        application = List.copyOf(application);
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
        options = List.copyOf(options);
    }

    /** Where the application says nothing itself. */
    public Sources(Map<String, String> environment, Map<String, String> properties, List<Option> options) {
        this(environment, properties, options, List.of());
    }

    /** The same with other variables; this process's own are those that were heard first. */
    public Sources in(Environment other) {
        return other.brought()
                .map(variables -> new Sources(variables, properties, options, application))
                .orElse(this);
    }

    /** One option, of the command line or of the application. */
    public record Option(String name, String value) {}

    /** What surrounds this process, with these options. */
    public static Sources ofProcess(List<Option> options) {
        return ofProcess(options, List.of());
    }

    /** What surrounds this process, with these options and what the application says. */
    public static Sources ofProcess(List<Option> options, List<Option> application) {
        Properties properties = System.getProperties();
        Map<String, String> texts = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        return new Sources(System.getenv(), texts, options, application);
    }
}
