package io.universe.launcher.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The way from what was written somewhere to {@link Settings}: hears every source, checks everything, and reports all problems together. */
public final class Configuration {

    private final Catalogue catalogue = new Catalogue();
    private final List<String> problems = new ArrayList<>();
    private final Home home;
    private final Sources sources;
    private Path configFile;

    private Configuration(Home home, Sources sources) {
        this.home = home;
        this.sources = sources;
        this.configFile = home.configFile();
    }

    /**
     * Reads the configuration of a home; throws {@link ConfigurationException} with everything that is wrong with it.
     *
     * @param clustered whether a master and workers are wanted
     */
    public static Settings load(Home home, boolean clustered, Sources sources) {
        return new Configuration(home, sources).load(clustered);
    }

    /** The settings that came of these values once, whatever is said by now; throws {@link ConfigurationException} where this version does not take them any more. */
    public static Settings again(Home home, Path configFile, List<Given> said) {
        Configuration configuration = new Configuration(home, new Sources(Map.of(), Map.of(), List.of()));
        configuration.configFile = configFile;
        return configuration.settings(true, said);
    }

    private Settings load(boolean clustered) {
        return settings(clustered, heard());
    }

    private Settings settings(boolean clustered, List<Given> said) {
        Values values = new Values(said.stream().filter(this::isAccepted).toList());
        Settings settings = new Assembly(values).settings(home, configFile, clustered, said);
        Rules.check(settings, values, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.stream().distinct().toList());
        }
        return settings;
    }

    private List<Given> heard() {
        List<Given> options = Surroundings.options(sources.options());
        List<Given> properties = Surroundings.properties(sources.properties());
        List<Given> environment = Surroundings.environment(sources.environment(), List.of());
        List<Given> file = file(named(options).or(() -> named(properties)).or(() -> named(environment)));
        List<Given> all = new ArrayList<>(Surroundings.application(sources.application()));
        all.addAll(file);
        all.addAll(Surroundings.environment(sources.environment(), file));
        all.addAll(properties);
        all.addAll(options);
        return all;
    }

    private static Optional<String> named(List<Given> given) {
        return given.stream()
                .filter(value -> value.key().equals(Keys.CONFIG.name()))
                .map(Given::text)
                .reduce((earlier, later) -> later);
    }

    private List<Given> file(Optional<String> named) {
        named.map(Path::of).ifPresent(path -> configFile = path.toAbsolutePath());
        String shown = named.orElseGet(() -> home.root().relativize(configFile).toString());
        return YamlFile.read(catalogue, configFile, shown, named.isPresent(), problems);
    }

    private boolean isAccepted(Given given) {
        return isKnown(given) && mayStandThere(given) && isReadable(given);
    }

    private boolean isKnown(Given given) {
        boolean known = catalogue.find(given.key()).isPresent();
        if (!known) {
            problems.add(
                    catalogue.isSection(given.key())
                            ? given.shown() + " is a section, not a value; " + catalogue.remedy(given.key())
                            : given.key() + " (" + given.origin() + ") is no key; " + catalogue.remedy(given.key()));
        }
        return known;
    }

    /** The file is found through these keys, so it cannot set them. */
    private boolean mayStandThere(Given given) {
        boolean misplaced = given.layer() == Layer.FILE
                && (given.key().equals(Keys.HOME.name()) || given.key().equals(Keys.CONFIG.name()));
        if (misplaced) {
            problems.add(given.shown() + " cannot stand in the file; use --" + given.key() + " or UNIVERSE_"
                    + given.key().toUpperCase(Locale.ROOT));
        }
        return !misplaced;
    }

    /** Also asked of values that a stronger layer overrules: they would bite on the day that layer is silent. */
    private boolean isReadable(Given given) {
        Type<?> type = catalogue.find(given.key()).orElseThrow().type();
        try {
            type.parse(given.text());
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(
                    given.text().isBlank()
                            ? given.key() + " (" + given.origin() + ") has no value; allowed: " + type.allowed()
                            : given.shown() + " " + e.getMessage() + "; allowed: " + type.allowed());
            return false;
        }
    }
}
