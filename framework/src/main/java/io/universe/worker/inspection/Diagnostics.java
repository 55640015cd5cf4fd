package io.universe.worker.inspection;

import io.universe.control.WorkerMessage.Inspected.End;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/** The diagnostic commands of HotSpot, as {@code jcmd} has them, called in process. */
final class Diagnostics {

    private static final String BEAN = "com.sun.management:type=DiagnosticCommand";
    private static final String[] SIGNATURE = {String[].class.getName()};

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    /** Calls the command that takes no arguments, {@code gcRun}. */
    String call(String command) throws InspectionRefusal {
        return invoke(command, new Object[0], new String[0]);
    }

    /** Calls a command that takes arguments, {@code threadPrint}. */
    String call(String command, String... arguments) throws InspectionRefusal {
        return invoke(command, new Object[] {arguments}, SIGNATURE);
    }

    private String invoke(String command, Object[] arguments, String[] signature) throws InspectionRefusal {
        try {
            return String.valueOf(beans.invoke(new ObjectName(BEAN), command, arguments, signature));
        } catch (InstanceNotFoundException | ReflectionException e) {
            throw new InspectionRefusal(End.UNABLE, "this JVM has no diagnostic command " + command);
        } catch (JMException e) {
            throw new InspectionRefusal(End.FAILED, command + " failed: " + (e.getCause() == null ? e : e.getCause()));
        }
    }
}
