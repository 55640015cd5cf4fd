package io.universe.launcher.cli;

import io.universe.operations.InspectionParameters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which worker is to be inspected, and how, as the command line says it: what the master would refuse anyway is refused before anybody is asked. */
record InspectionTarget(CommandSpec spec, String worker) {

    private static final Pattern WORKER = Pattern.compile("[a-z][a-z0-9]*-(\\d{1,9}|standby\\.\\d{1,9})");

    /** The path of its route. Throws ParameterException where that is not understood. */
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
}
