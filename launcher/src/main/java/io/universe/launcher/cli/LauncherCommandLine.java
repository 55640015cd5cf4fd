package io.universe.launcher.cli;

import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Nearest;
import io.universe.launcher.process.LauncherFailure;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line: the tree of commands, what it answers when they fail, and the exit code of it all. */
public final class LauncherCommandLine {

    /** Options of their own, so that the word after them is no command. */
    private static final Set<String> FLAGS = Set.of(
            "-cluster",
            "--cluster",
            "--background",
            "--awaited",
            "--json",
            "--env",
            "-f",
            "--follow",
            "--force",
            "--all",
            "--live",
            "--yes",
            "--keep",
            "--fresh",
            "--finish",
            "-h",
            "--help");

    /** In the order of the help. */
    private static final Map<String, Function<Ports, Callable<Integer>>> COMMANDS = new LinkedHashMap<>();

    private static final Set<String> WITH_SETTINGS = Set.of("run", "start", "check", "drill", "archive");

    static {
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("start", StartCommand::new);
        COMMANDS.put("stop", StopCommand::new);
        COMMANDS.put("reload", ReloadCommand::new);
        COMMANDS.put("restart", RestartCommand::new);
        COMMANDS.put("status", StatusCommand::new);
        COMMANDS.put("pause", PauseCommand::new);
        COMMANDS.put("resume", ResumeCommand::new);
        COMMANDS.put("recycle", RecycleCommand::new);
        COMMANDS.put("scale", ScaleCommand::new);
        COMMANDS.put("inspect", InspectCommand::new);
        COMMANDS.put("debug", DebugCommand::new);
        COMMANDS.put("log-level", LogLevelCommand::new);
        COMMANDS.put("ecv", EcvCommand::new);
        COMMANDS.put("events", EventsCommand::new);
        COMMANDS.put("logs", LogsCommand::new);
        COMMANDS.put("deps", DepsCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("drill", DrillCommand::new);
        COMMANDS.put("archive", ArchiveCommand::new);
        COMMANDS.put("version", VersionCommand::new);
    }

    private final CommandLine root = new CommandLine(RootCommand.spec());

    /** Whoever gives a command waits for it: the others are looked through only where they are listed, or where it is none. */
    private LauncherCommandLine(Ports ports, PrintWriter out, PrintWriter err, String word) {
        boolean isOneOfThem = COMMANDS.containsKey(word);
        COMMANDS.forEach((name, command) -> {
            if (!isOneOfThem || name.equals(word)) {
                add(name, new CommandLine(command.apply(ports)));
            }
        });
        root.setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(this::onUsage)
                .setExecutionExceptionHandler(this::onFailure);
    }

    private void add(String name, CommandLine command) {
        root.addSubcommand(name, command);
        command.getCommandSpec().addOption(RootCommand.help());
        if (name.equals("start")) {
            command.getCommandSpec().addOption(RootCommand.cluster());
        }
        if (WITH_SETTINGS.contains(name)) {
            SettingsOptions.addTo(command);
        }
    }

    /** Runs the command that the arguments name, and returns the exit code. */
    public static int execute(Ports ports, PrintWriter out, PrintWriter err, String... arguments) {
        String[] arranged = arranged(arguments);
        return new LauncherCommandLine(ports, out, err, arranged[0]).root.execute(arranged);
    }

    /** Puts the command first, so that options may stand before it; {@code run} where there is none. */
    static String[] arranged(String... arguments) {
        if (arguments.length == 1 && Set.of("--help", "-h", "help").contains(arguments[0])) {
            return new String[] {"--help"};
        }
        if (arguments.length == 1 && Set.of("--version", "-version", "-V").contains(arguments[0])) {
            return new String[] {"version"};
        }
        int command = indexOfCommand(arguments);
        String[] arranged = new String[command < 0 ? arguments.length + 1 : arguments.length];
        arranged[0] = command < 0 ? "run" : arguments[command];
        int next = 1;
        for (int i = 0; i < arguments.length; i++) {
            if (i != command) {
                arranged[next++] = arguments[i];
            }
        }
        return arranged;
    }

    private static int indexOfCommand(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            boolean isValue = i > 0 && takesNext(arguments[i - 1]);
            if (!arguments[i].startsWith("-") && !isValue) {
                return i;
            }
        }
        return -1;
    }

    private static boolean takesNext(String argument) {
        return argument.startsWith("-") && !argument.contains("=") && !FLAGS.contains(argument);
    }

    private int onUsage(ParameterException failure, String[] arguments) {
        PrintWriter err = failure.getCommandLine().getErr();
        boolean atRoot = failure.getCommandLine() == root;
        err.println(atRoot && arguments.length > 0 ? unknownCommand(arguments[0]) : sentence(failure));
        err.println("try: java -jar launcher.jar "
                + (atRoot ? "" : failure.getCommandLine().getCommandName() + " ") + "--help");
        err.flush();
        return ExitCode.USAGE.code();
    }

    private String unknownCommand(String word) {
        Set<String> commands = new TreeSet<>(COMMANDS.keySet());
        return "\"" + word + "\" is no command; "
                + Nearest.to(word, commands)
                        .map(command -> "did you mean " + command + "?")
                        .orElse("the commands are " + String.join(", ", commands));
    }

    private static @Nullable String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return "\"" + word + "\" is no option of "
                    + failure.getCommandLine().getCommandName()
                    + Nearest.to(word, optionsOf(failure.getCommandLine()))
                            .map(option -> "; did you mean " + option + "?")
                            .orElse("");
        }
        return failure.getMessage();
    }

    private static Set<String> optionsOf(CommandLine command) {
        Set<String> options = new TreeSet<>();
        command.getCommandSpec().options().forEach(option -> options.addAll(Arrays.asList(option.names())));
        return options;
    }

    private int onFailure(Exception failure, CommandLine command, @Nullable Object parsed) {
        ExitCode code = codeOf(failure);
        PrintWriter err = command.getErr();
        if (failure instanceof ConfigurationException refusal) {
            refusal.problems().forEach(err::println);
        } else if (failure instanceof Refused refused) {
            refused.lines().forEach(err::println);
        } else {
            err.println(isSaidInALine(failure) ? failure.getMessage() : "failed: " + failure);
        }
        err.flush();
        return code.code();
    }

    private static boolean isSaidInALine(Exception failure) {
        return failure instanceof NothingRunsException || failure instanceof LauncherFailure;
    }

    private static ExitCode codeOf(Exception failure) {
        if (failure instanceof Refused refused) {
            return refused.exitCode();
        }
        return failure instanceof ConfigurationException
                ? ExitCode.CONFIGURATION
                : failure instanceof NothingRunsException ? ExitCode.NOTHING_RUNS : ExitCode.FAILED;
    }
}
