package io.universe.worker;

import io.universe.cluster.Node;
import io.universe.control.WorkerSpec;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who this process is, apart from the id that the cluster will give it. */
public final class Identity {

    /** The version of the platform, as its jar says; {@code dev} where it runs from classes. */
    public static final String VERSION = version();

    private Identity() {}

    /** The node that a worker with this spec is. */
    static Node of(WorkerSpec spec) {
        return new Node(
                "",
                spec.place().role(),
                spec.context(),
                spec.worker(),
                spec.place().slot(),
                spec.place().number(),
                spec.generation(),
                host(),
                ProcessHandle.current().pid(),
                VERSION);
    }

    /** The name of this machine. Looked for once, and when it is wanted: a name server may take its time. */
    public static String host() {
        return Machine.HOST;
    }

    private static final class Machine {

        static final String HOST = find();

        private Machine() {}

        private static String find() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }
    }

    private static String version() {
        String version = Identity.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
