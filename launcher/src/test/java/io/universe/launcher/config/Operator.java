package io.universe.launcher.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.universe.launcher.config.Sources.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who writes configuration in every place there is: {@code anOperator(home).writing("port: 1").typing("--port=2").settings()}. */
public final class Operator {

    private final Home home;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final List<Option> options = new ArrayList<>();

    private Operator(Home home) {
        this.home = home;
    }

    public static Operator anOperator(Path root) {
        return new Operator(new Home(root, root.resolve("launcher.jar")));
    }

    public Operator writing(String yaml) {
        try {
            Files.createDirectories(home.conf());
            Files.writeString(home.configFile(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Operator exporting(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Operator defining(String property, String value) {
        properties.put(property, value);
        return this;
    }

    public Operator typing(String... words) {
        for (String word : words) {
            String[] parts = word.substring(2).split("=", 2);
            options.add(new Option(parts[0], parts[1]));
        }
        return this;
    }

    public Settings settings() {
        return Configuration.load(home, true, new Sources(environment, properties, options));
    }

    public List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, this::settings)
                .problems();
    }
}
