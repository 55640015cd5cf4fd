package io.universe.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What stands above all commands: the page that {@code --help} shows. */
final class RootCommand {

    private RootCommand() {}

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("java -jar launcher.jar").addOption(help());
        spec.usageMessage()
                .customSynopsis("@|bold java -jar launcher.jar|@ [COMMAND] [--name=value]…")
                .description(
                        "",
                        "Runs the application in this home: one master, workers that share a port, one cluster.",
                        "")
                .commandListHeading("%n@|bold Commands|@%n")
                .optionListHeading("@|bold Options|@%n")
                .exitCodeListHeading("%n@|bold Exit codes|@%n")
                .exitCodeList(exitCodes())
                .footer(footer());
        return spec;
    }

    static OptionSpec help() {
        return OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Show this; after a command, all it takes.")
                .build();
    }

    /** {@code start} takes it for granted, and forgives whoever says it. */
    static OptionSpec cluster() {
        return OptionSpec.builder("--cluster", "-cluster").hidden(true).build();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.valueOf(code.code()), code.meaning());
        }
        return codes;
    }

    private static String[] footer() {
        return """

                @|bold Most used|@
                  -cluster                 master and workers; without it one JVM, for development
                  --home=DIR               the universe's directory (default: beside launcher.jar)
                  --port=N --workers=N     of the first context that has a port
                  --contexts=a,b           only these worker contexts
                  --a.b=value              every key of the configuration; `run --help` lists them

                @|bold Where settings come from|@, the weakest first
                  default, conf/universe.yaml, UNIVERSE_PORT=…, -Duniverse.port=…, --port=…

                @|bold Examples|@
                  java -jar launcher.jar -cluster                      run in the foreground
                  java -jar launcher.jar start --workers=4             the same in the background, ready when it returns
                  java -jar launcher.jar status --json | jq .ready     for scripts
                  java -jar launcher.jar events -f                     watch what the master does
                  java -jar launcher.jar logs -f web-0                 what it writes; logs alone: what everybody wrote
                  java -jar launcher.jar doctor                        check and repair the event bus
                  java -jar launcher.jar inspect web-0 threads         where its threads are; heap, recording, …
                  java -jar launcher.jar recycle web-0                 a fresh process, successor first
                  java -jar launcher.jar scale web=4                   four workers, until the master ends
                  java -jar launcher.jar ecv down                      no traffic from load balancers, until ecv up
                  java -jar launcher.jar check --contexts.web.port=80  would this run?
                  java -jar launcher.jar reload web                    workers one by one to the jars of now
                  java -jar launcher.jar stop                          nothing in flight is lost
                """.split("\n", -1);
    }
}
