package io.universe.launcher.master.ecv;

import io.universe.launcher.config.EcvSettings;
import io.universe.launcher.config.EcvSettings.Mode;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.supervisor.Event;
import io.universe.operations.Ecv.Place;
import io.universe.operations.EcvValidator;
import io.universe.worker.Identity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** The desk of ECV in a master, and what works for it: the file that outlives the master, and the inquiry where the application decides. Built and begun by one thread; ends with its Vert.x. */
public final class EcvOffice {

    /**
     * Whom ECV talks with.
     *
     * @param vertx its event loop owns the state of ECV
     * @param supervisor is told of stops, and that nothing is left to wait for
     */
    public record Partners(Vertx vertx, Chronicle chronicle, Consumer<Event> supervisor) {}

    private final EcvDesk desk;
    private final Optional<Inquiry> inquiry;

    private EcvOffice(EcvDesk desk, Optional<Inquiry> inquiry) {
        this.desk = desk;
        this.inquiry = inquiry;
    }

    /**
     * Begins with what the master before has left. Throws ConfigurationException where there is no validator of the name that is configured.
     *
     * @param isTakenOver whether its workers go on
     * @param port that of the first context that has one, asked when it is wanted; 0 where none has
     */
    public static EcvOffice open(Settings settings, boolean isTakenOver, IntSupplier port, Partners partners) {
        Clock clock = Clock.systemUTC();
        EcvState first = KeptEcv.read(settings.home().ecv())
                .map(kept -> kept.resumed(isTakenOver, clock.instant()))
                .orElseGet(() -> EcvState.begun(clock.instant()));
        EcvDesk desk = new EcvDesk(
                settings.ecv(),
                first,
                new Place(HostAddress.find(), Identity.host(), 0),
                port,
                connections(settings.home().ecv(), clock, partners));
        return new EcvOffice(desk, inquiry(settings, port, partners.vertx(), desk));
    }

    private static EcvDesk.Connections connections(Path file, Clock clock, Partners partners) {
        Context eventLoop = partners.vertx().getOrCreateContext();
        Executor owner = task -> eventLoop.runOnContext(turn -> task.run());
        return new EcvDesk.Connections(
                owner, clock, partners.chronicle()::onEcv, keeper(file, eventLoop), partners.supervisor());
    }

    private static EcvKeeper keeper(Path file, Context eventLoop) {
        Function<KeptEcv, Future<Void>> writer = kept -> eventLoop.executeBlocking(() -> {
            kept.write(file);
            return null;
        });
        return new EcvKeeper(
                file, writer, (wait, retry) -> eventLoop.owner().setTimer(wait.toMillis(), timer -> retry.run()));
    }

    private static Optional<Inquiry> inquiry(Settings settings, IntSupplier port, Vertx vertx, EcvDesk desk) {
        EcvSettings ecv = settings.ecv();
        if (ecv.mode() != Mode.MONITOR) {
            return Optional.empty();
        }
        Judge judge = new Judge(vertx, AnswerRule.of(ecv.asking()), validator(settings.home(), ecv));
        return Optional.of(new Inquiry(vertx, ecv.asking(), port, judge, desk::onAnswered));
    }

    private static Optional<EcvValidator> validator(Home home, EcvSettings ecv) {
        return ecv.asking().validator().map(name -> OperatorClasses.validator(home.monitor(), name));
    }

    /** Where it is told and asked. */
    public EcvDesk desk() {
        return desk;
    }

    /** Begins to ask, where the application decides. */
    public void begin() {
        desk.begin();
        inquiry.ifPresent(Inquiry::begin);
    }
}
