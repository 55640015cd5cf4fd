package io.universe.launcher.master.crew;

import io.universe.control.Protocol;
import io.universe.launcher.archive.Jvm;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.workload.HomeWorkload;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.Incarnations;
import io.universe.launcher.process.JvmCommand;
import io.universe.launcher.process.Scratch;
import io.universe.launcher.process.Spawner;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the JVM of a worker: from its generation, with a token that lets this process in and no other. Used by one thread. */
public final class WorkerStarter implements Crew.Starter {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerStarter.class);

    private final Home home;
    private final Generations generations;
    private final Workload workload;
    private final Admission admission;
    private final Incarnations incarnations;
    private final Spawner spawner;
    private final Scratch scratch;

    /** Starts what the workload says, from these generations. The admission lets the processes in, and the incarnations remember their numbers. */
    public WorkerStarter(
            Home home, Generations generations, Workload workload, Admission admission, Incarnations incarnations) {
        this.home = home;
        this.generations = generations;
        this.workload = workload;
        this.admission = admission;
        this.incarnations = incarnations;
        this.spawner = new Spawner(home.root());
        this.scratch = new Scratch(home.scratch());
    }

    @Override
    public Process start(LifeId id, int generation) throws IOException {
        Generation own = generations.of(generation);
        incarnations.begins(id.series(), id.number());
        Process process = spawner.spawn(command(id, own), own.environment().brought(), variables(id, own), output(id));
        admission.bind(id.toString(), process.pid());
        return process;
    }

    private Path output(LifeId id) {
        return home.log().resolve(id + ".out");
    }

    /** The process goes on writing to the file, whatever it is called. */
    @Override
    public void rename(StandbyId standby, WorkerId id) {
        incarnations.begins(id.series(), id.number());
        try {
            Files.move(output(standby), output(id));
        } catch (IOException e) {
            LOG.warn("worker={} what it prints stays in {}: {}", id, output(standby), e.toString());
        }
    }

    @Override
    public int debugPort(DebugId id) throws IOException {
        Path printed = output(id);
        return Jdwp.portIn(printed)
                .orElseThrow(() -> new IOException("its JVM has not said in " + printed + " where debuggers attach"));
    }

    @Override
    public int openToDebuggers(WorkerId id, int generation, long pid) throws IOException {
        Generation own = generations.of(generation);
        if (own.plan().holdsData(id)) {
            throw new IOException("it holds the data of the universe");
        }
        if (!isToBeOpened(id, own)) {
            throw new IOException(JdwpOnDemand.NOT_STARTED_FOR_IT);
        }
        return JdwpOnDemand.open(HomeWorkload.javaBinary(), pid, output(id));
    }

    @Override
    public void clearAway(LifeId id) {
        scratch.delete(scratchOwner(id));
    }

    private List<String> command(LifeId id, Generation generation) throws IOException {
        ContextPlan context = generation.plan().context(id.context());
        return JvmCommand.of(new JvmCommand.Parts(
                HomeWorkload.javaBinary(),
                memoryBytes(),
                generation.plan().processes(),
                generation.plan().dataBytes(id),
                jvmOptions(id, context, generation),
                home.workerMark(),
                platformOptions(id, generation),
                generation.code().classPath(),
                workload.mainClassOf(context),
                workload.arguments(id.toString())));
    }

    private List<String> platformOptions(LifeId id, Generation generation) {
        List<String> options = new ArrayList<>();
        options.add(Home.LIFE_MARK + id);
        options.add(Home.GENERATION_MARK + generation.number());
        options.add(
                Home.STOP_TIMEOUT_MARK + generation.plan().context(id.context()).stopTimeout());
        options.add(scratch.option(scratchOwner(id)));
        options.addAll(log(id, generation).toOptions());
        return options;
    }

    /** A worker of a master before this one may have had the same name, and may live. */
    private static String scratchOwner(LifeId id) {
        return id + "-" + ProcessHandle.current().pid();
    }

    private List<String> jvmOptions(LifeId id, ContextPlan context, Generation generation) throws IOException {
        List<String> options = new ArrayList<>(workload.jvmOptions());
        options.addAll(context.jvm());
        options.addAll(0, workload.archives().forWorker(generation.code(), options, context.env()));
        if (id instanceof DebugId) {
            return Jdwp.addedTo(options, Jdwp.freePort());
        }
        return isToBeOpened(id, generation) ? JdwpOnDemand.addedTo(options, Jdwp.freePort()) : options;
    }

    /** Whether it is started so that debuggers can be let in later. Whoever holds data must not stand still. */
    private static boolean isToBeOpened(LifeId id, Generation generation) {
        return generation.plan().settings().supervision().debug().running()
                && !generation.plan().holdsData(id)
                && JdwpOnDemand.isKnownTo(Jvm.ofProcess());
    }

    private static LogSpec log(LifeId id, Generation generation) {
        Plan plan = generation.plan();
        boolean hasPort = plan.context(id.context()).port().isPresent();
        return LogSpec.ofWorker(
                        plan.settings(), generation.code().directory(), id.toString(), generation.number(), hasPort)
                .sharedBy(plan.processes() + 1);
    }

    private Map<String, String> variables(LifeId id, Generation generation) {
        Map<String, String> environment =
                new HashMap<>(generation.plan().context(id.context()).env());
        environment.put(Protocol.NAME_VARIABLE, id.toString());
        environment.put(
                Protocol.TOKEN_VARIABLE,
                admission.issue(
                        id.toString(), generation.number(), generation.code().digest()));
        environment.put(Protocol.SOCKET_VARIABLE, home.workersSocket().toString());
        return environment;
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
