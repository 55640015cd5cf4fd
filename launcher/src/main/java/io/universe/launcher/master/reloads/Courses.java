package io.universe.launcher.master.reloads;

import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.GenerationMaker;
import io.universe.launcher.master.reloads.Reload.Course;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Environment;
import io.universe.operations.Outcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where reloads lead: the generation that each gets, and what follows when that has proved itself. Used by the reloading thread. */
public final class Courses {

    static final String LEAVING = "the master is on its way out";

    private final GenerationMaker maker;
    private final Supplier<@Nullable SupervisorState> state;
    /** Of the last generation that has proved itself. */
    private Environment environment;

    /** With the environment of the generation that the master begins with. */
    public Courses(GenerationMaker maker, Supplier<@Nullable SupervisorState> state, Environment environment) {
        this.maker = maker;
        this.state = state;
        this.environment = environment;
    }

    /** What the supervisor would refuse later, before seconds are spent on it. */
    Optional<Outcome> refusal(Reload reload) {
        SupervisorState now = state.get();
        if (now == null) {
            return Optional.of(new Outcome.Refused(false, "the master has only begun to start"));
        }
        if (!reload.wish().isOfAll() && now.context(reload.wish().context()).isEmpty()) {
            return Optional.of(new Outcome.Refused(
                    true,
                    "there is no context " + reload.wish().context() + "; there are: "
                            + String.join(", ", names(now))));
        }
        return now.isLeaving() ? Optional.of(new Outcome.Refused(false, LEAVING)) : Optional.empty();
    }

    private static List<String> names(SupervisorState now) {
        return now.contexts().stream().map(ContextState::name).toList();
    }

    /** Makes the generation; throws as {@link GenerationMaker#make} does. */
    Course chart(Reload reload) {
        Generation generation = maker.make(reload.environment(environment));
        Map<String, Integer> instances = new HashMap<>();
        for (ContextState context : contexts()) {
            int before = maker.generation(context.generation())
                    .plan()
                    .context(context.name())
                    .instances();
            int after = generation.plan().context(context.name()).instances();
            if (reload.isAbout(context.name()) && after != before) {
                instances.put(context.name(), after);
            }
        }
        return new Course(generation, reload.event(generation), instances);
    }

    private List<ContextState> contexts() {
        return Optional.ofNullable(state.get()).map(SupervisorState::contexts).orElse(List.of());
    }

    /** Its generation has proved itself. Gives what is still to be asked for, of contexts that are configured to have another number of workers. */
    List<Event> arrived(Course course) {
        environment = course.generation().environment();
        maker.hasProved(course.generation());
        return contexts().stream()
                .flatMap(context -> scaling(course, context).stream())
                .toList();
    }

    private static Optional<Event> scaling(Course course, ContextState context) {
        return Optional.ofNullable(course.instances().get(context.name()))
                .filter(target -> target != context.spec().target())
                .map(target -> new Event.ScaleRequested(context.name(), target));
    }

    /** How many generations are kept; safe from any thread. */
    int kept() {
        return maker.count();
    }

    /** Forgets all generations but these. */
    void keep(Collection<Integer> needed) {
        maker.retain(needed);
    }
}
