package io.universe.launcher.master.reports;

import io.universe.control.WorkerMessage;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.process.Pass;
import io.universe.launcher.process.WorkerGateway;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.WorkerId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What workers say, with an eye on the connections: one that broke is found out, and a worker of this master that comes back over another one goes on where it was. */
final class Comebacks implements WorkerGateway.Listener {

    private final WorkerGateway.Listener reports;
    private final Fleet fleet;
    private final Ports ports;
    private final LinkWatch watch;
    private final Consumer<Event> events;

    /** Hands on to the reports what is nothing of that. */
    Comebacks(WorkerGateway.Listener reports, Fleet fleet, Ports ports, LinkWatch watch, Consumer<Event> events) {
        this.reports = reports;
        this.fleet = fleet;
        this.ports = ports;
        this.watch = watch;
        this.events = events;
    }

    @Override
    public void onHello(WorkerLink link) {
        reports.onHello(link);
        fleet.find(link.life()).ifPresent(craft -> watch.watch(craft, link));
    }

    @Override
    public Optional<String> onReturning(WorkerLink link, WorkerMessage.Returning said, Pass pass) {
        Optional<Fleet.Craft> own = fleet.find(pass.life())
                .filter(craft -> craft.process()
                        .filter(process -> process.pid() == pass.pid())
                        .isPresent());
        own.ifPresent(craft -> onBack(craft, link, said));
        return own.isPresent() ? Optional.empty() : Optional.of("it comes too late: its slot has been filled again");
    }

    private void onBack(Fleet.Craft craft, WorkerLink link, WorkerMessage.Returning said) {
        craft.hasLink(link);
        watch.watch(craft, link);
        events.accept(new Event.LinkBack(craft.id()));
        if (craft.id() instanceof WorkerId worker) {
            onTraffic(worker, craft, said);
        }
    }

    private void onTraffic(WorkerId id, Fleet.Craft craft, WorkerMessage.Returning said) {
        if (said.acceptingStopped()) {
            events.accept(new Event.AcceptingStopped(id));
        } else if (said.stage().equals(Stage.PAUSED.name())) {
            craft.takesConnections(false);
            events.accept(new Event.Paused(id));
        } else if (said.stage().equals(Stage.READY.name())) {
            craft.takesConnections(true);
            events.accept(new Event.Resumed(id));
        }
    }

    @Override
    public void onSocket(String life, int descriptor) {
        ports.handedBack(LifeId.parse(life).context(), descriptor);
    }

    @Override
    public void onMessage(WorkerLink link, WorkerMessage message) {
        reports.onMessage(link, message);
    }

    @Override
    public CompletableFuture<Integer> descriptorFor(String life) {
        return reports.descriptorFor(life);
    }

    @Override
    public void onRefused(String life, String reason) {
        reports.onRefused(life, reason);
    }
}
