package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code scale}: a context gets another number of workers. */
@Command(
        name = "scale",
        description = {
            "Give a context another number of workers.",
            "It holds until the master ends, or a reload brings another configured number. Of the workers that are too many the",
            "youngest leaves first, and finishes what is in flight."
        })
final class ScaleCommand implements Callable<Integer> {

    /** Of no more digits than the master takes for a number. */
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9]*)=(\\d{1,9})");

    private final Ports ports;

    @Parameters(
            paramLabel = "CONTEXT=N",
            description = "The context and how many workers it is to have, such as web=3.")
    private String wanted = "";

    @Mixin
    private WishOptions options = new WishOptions();

    ScaleCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        Matcher form = FORM.matcher(wanted);
        if (!form.matches()) {
            throw options.refusal("\"" + wanted + "\" is no context with a number of workers; write it like web=3");
        }
        return options.wish(ports, "/contexts/" + form.group(1) + "/scale?target=" + form.group(2));
    }
}
