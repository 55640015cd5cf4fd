package io.universe.launcher.config;

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
 */
public record Sources(Map<String, String> environment, Map<String, String> properties, List<Option> options) {

    /** Copies what it is given. */
    public Sources {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
        options = List.copyOf(options);
    }

    /** One option of the command line. */
    public record Option(String name, String value) {}

    /** What surrounds this process, with these options. */
    public static Sources ofProcess(List<Option> options) {
        Properties properties = System.getProperties();
        Map<String, String> texts = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        return new Sources(System.getenv(), texts, options);
    }
}
