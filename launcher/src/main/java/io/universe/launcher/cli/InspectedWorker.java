package io.universe.launcher.cli;

import io.universe.operations.InspectionParameters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands have in common that look into a worker: whose, and of which universe. What the master would refuse anyway is refused before anybody is asked. */
final class InspectedWorker {

    private static final Pattern WORKER = Pattern.compile("[a-z][a-z0-9]*-(\\d{1,9}|(standby|debug)\\.\\d{1,9})");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(
            index = "0",
            paramLabel = "WORKER",
            description = "The worker's name, such as web-0, or web-standby.1; status lists them.")
    private String worker = "";

    /** The path of the inspection's route. Throws ParameterException where that is not understood. */
    String path(String kind, Map<String, List<String>> values) {
        if (!WORKER.matcher(worker).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + worker + "\" is no worker; they are called like web-0, or web-standby.1, see status");
        }
        InspectionParameters parameters = new InspectionParameters(kind, values);
        try {
            parameters.inspection();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return parameters.path(worker);
    }

    ControlClient connect(Ports ports) {
        return ports.connector().connect(home.find(ports));
    }

    /** Has it done, and returns what is found as a text. */
    String told(Ports ports, String path) {
        TextReceiver text = new TextReceiver();
        try (ControlClient client = connect(ports)) {
            client.inspect(path, text);
        }
        return text.text();
    }
}
