package io.universe.worker;

import io.universe.app.Backend;
import io.universe.app.Module;
import io.universe.app.WorkerContext;
import io.universe.control.ContextNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the application's jars provide: contexts, modules and backends, as found by ServiceLoader. */
public record Application(List<WorkerContext> contexts, List<Module> modules, List<Backend> backends) {

    private static final int HIGHEST_PORT = 65_535;

    /** Sorts the modules into their start order. */
    public Application {
        contexts = List.copyOf(contexts);
        modules = modules.stream()
                .sorted(Comparator.comparingInt(Module::order).thenComparing(Module::name))
                .toList();
        backends = List.copyOf(backends);
    }

    /** Loads what the class loader finds. Throws WorkerFailure (78), naming the class, where a provider cannot be made or cannot say what it is. */
    public static Application load(ClassLoader loader) {
        return new Application(
                providers(
                        WorkerContext.class,
                        loader,
                        List.of(
                                WorkerContext::name,
                                WorkerContext::instances,
                                WorkerContext::port,
                                WorkerContext::after)),
                providers(Module.class, loader, List.of(Module::name, Module::order)),
                providers(Backend.class, loader, List.of(Backend::name, Backend::kind)));
    }

    /** The context of this name; the built-in ones are there in every application. */
    public Optional<WorkerContext> context(String name) {
        if (ContextNames.isBuiltIn(name)) {
            return Optional.of(new CacheContext());
        }
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    /** The context of this name, which a worker is to run. Throws WorkerFailure (78) where no jar provides it, or something that it uses. */
    WorkerContext required(String name) {
        WorkerContext context = context(name).orElseThrow(() -> unfit("no jar provides the context '" + name + "'"));
        List<String> missing = missing(context);
        if (!missing.isEmpty()) {
            throw unfit(String.join("; ", missing));
        }
        return context;
    }

    /** The modules that the context uses, in start order. */
    public List<Module> modulesOf(WorkerContext context) {
        return modules.stream()
                .filter(module -> context.modules().includes(module.name()))
                .toList();
    }

    /** The backends that the context uses. */
    public List<Backend> backendsOf(WorkerContext context) {
        return backends.stream()
                .filter(backend -> context.backends().includes(backend.name()))
                .toList();
    }

    /** What is wrong with the application, one line each; empty where nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.addAll(duplicates("context", contexts, WorkerContext::name));
        problems.addAll(duplicates("module", modules, Module::name));
        problems.addAll(duplicates("backend", backends, Backend::name));
        contexts.forEach(context -> {
            problems.addAll(misfits(context));
            problems.addAll(missing(context));
        });
        return problems;
    }

    private static List<String> misfits(WorkerContext context) {
        String provider = context.getClass().getName();
        List<String> problems = new ArrayList<>();
        if (!ContextNames.isWellFormed(context.name()) || ContextNames.TAKEN.contains(context.name())) {
            problems.add("the context of %s is called '%s'; a name matches %s and is none of %s"
                    .formatted(
                            provider,
                            context.name(),
                            ContextNames.FORM,
                            ContextNames.TAKEN.stream().sorted().toList()));
        }
        if (context.instances() < 1) {
            problems.add("context %s of %s wants %d instances; it needs at least 1"
                    .formatted(context.name(), provider, context.instances()));
        }
        context.port().stream()
                .filter(port -> port < 0 || port > HIGHEST_PORT)
                .forEach(port -> problems.add("context %s of %s wants port %d; ports go from 0 (any) to %d"
                        .formatted(context.name(), provider, port, HIGHEST_PORT)));
        return problems;
    }

    private List<String> missing(WorkerContext context) {
        List<String> problems = new ArrayList<>();
        context.modules()
                .missingFrom(names(modules, Module::name))
                .forEach(name -> problems.add(absent(context, "module", name, names(modules, Module::name))));
        context.backends()
                .missingFrom(names(backends, Backend::name))
                .forEach(name -> problems.add(absent(context, "backend", name, names(backends, Backend::name))));
        return problems;
    }

    private static String absent(WorkerContext context, String kind, String name, Set<String> existing) {
        return "context %s uses the %s '%s', which no jar provides; there are: %s"
                .formatted(
                        context.name(), kind, name, existing.stream().sorted().toList());
    }

    private static <T> List<String> duplicates(String kind, List<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.groupingBy(name)).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "the %s '%s' is provided more than once: by %s"
                        .formatted(
                                kind,
                                entry.getKey(),
                                entry.getValue().stream()
                                        .map(thing -> thing.getClass().getName())
                                        .toList()))
                .sorted()
                .toList();
    }

    private static <T> Set<String> names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).collect(Collectors.toSet());
    }

    private static <T> List<T> providers(Class<T> type, ClassLoader loader, List<Function<T, Object>> questions) {
        try {
            return ServiceLoader.load(type, loader).stream()
                    .map(provider -> asked(provider.get(), questions))
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw unfit(String.valueOf(e.getMessage()), e);
        }
    }

    /** What is asked for later, when the platform has no line to say it in, is asked for once now. */
    private static <T> T asked(T provider, List<Function<T, Object>> questions) {
        try {
            questions.stream().map(question -> question.apply(provider)).forEach(Objects::requireNonNull);
            return provider;
        } catch (RuntimeException | LinkageError e) {
            throw unfit(provider.getClass().getName() + " does not say what it is: " + e, e);
        }
    }

    private static WorkerFailure unfit(String reason) {
        return new WorkerFailure(ExitCode.CONFIGURATION, reason, null);
    }

    private static WorkerFailure unfit(String reason, Throwable error) {
        Throwable cause = error instanceof ServiceConfigurationError ? error.getCause() : null;
        String because = cause == null ? "" : " (" + cause + ")";
        return new WorkerFailure(ExitCode.CONFIGURATION, "cannot load the application: " + reason + because, error);
    }
}
