package io.universe.launcher.master;

import io.universe.control.Protocol;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.Incarnations;
import io.universe.launcher.process.JvmCommand;
import io.universe.launcher.process.Scratch;
import io.universe.launcher.process.Spawner;
import io.universe.launcher.supervisor.WorkerId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the JVM of a worker: from the plan, the application and its copy of the code, with a token that lets this process in and no other. Used by one thread. */
final class WorkerStarter implements Crew.Starter {

    private final Home home;
    private final Plan plan;
    private final Workload workload;
    private final Code code;
    private final Admission admission;
    private final Incarnations incarnations;
    private final Spawner spawner;
    private final Scratch scratch;

    WorkerStarter(Plan plan, Workload workload, Code code, Admission admission, Incarnations incarnations) {
        this.home = plan.settings().home();
        this.plan = plan;
        this.workload = workload;
        this.code = code;
        this.admission = admission;
        this.incarnations = incarnations;
        this.spawner = new Spawner(home.root());
        this.scratch = new Scratch(home.scratch());
    }

    @Override
    public Process start(WorkerId id, int generation) throws IOException {
        incarnations.begins(id.worker(), id.incarnation());
        Process process = spawner.spawn(
                command(id, generation), environment(id, generation), home.log().resolve(id + ".out"));
        admission.bind(id.toString(), process.pid());
        return process;
    }

    @Override
    public void clearAway(WorkerId id) {
        scratch.delete(scratchOwner(id));
    }

    private List<String> command(WorkerId id, int generation) {
        ContextPlan context = plan.context(id.context());
        return JvmCommand.of(new JvmCommand.Parts(
                HomeWorkload.javaBinary(),
                memoryBytes(),
                plan.workers(),
                jvmOptions(context),
                home.workerMark(),
                platformOptions(id, generation),
                code.classPath(),
                workload.mainClassOf(context),
                workload.arguments(id.toString())));
    }

    private List<String> platformOptions(WorkerId id, int generation) {
        List<String> options = new ArrayList<>();
        options.add(Home.LIFE_MARK + id);
        options.add(Home.GENERATION_MARK + generation);
        options.add(Home.STOP_TIMEOUT_MARK + plan.context(id.context()).stopTimeout());
        options.add(scratch.option(scratchOwner(id)));
        options.addAll(log(id, generation).toOptions());
        return options;
    }

    /** A worker of a master before this one may have had the same name, and may live. */
    private static String scratchOwner(WorkerId id) {
        return id + "-" + ProcessHandle.current().pid();
    }

    private List<String> jvmOptions(ContextPlan context) {
        List<String> options = new ArrayList<>(workload.jvmOptions());
        options.addAll(context.jvm());
        return options;
    }

    private LogSpec log(WorkerId id, int generation) {
        boolean hasPort = plan.context(id.context()).port().isPresent();
        return LogSpec.ofWorker(plan.settings(), code.directory(), id.worker(), id.incarnation(), generation, hasPort)
                .sharedBy(plan.workers() + 1);
    }

    private Map<String, String> environment(WorkerId id, int generation) {
        Map<String, String> environment =
                new HashMap<>(plan.context(id.context()).env());
        environment.put(Protocol.NAME_VARIABLE, id.toString());
        environment.put(Protocol.TOKEN_VARIABLE, admission.issue(id.toString(), generation, code.digest()));
        environment.put(Protocol.SOCKET_VARIABLE, home.workersSocket().toString());
        return environment;
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
