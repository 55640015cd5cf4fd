package io.universe.launcher.master.reports;

import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.WorkerId;

/** Workers' wishes for more of their kind: posted as events, and answered by what was decided about them. */
final class Forks {

    private final Posting posting;

    Forks(Posting posting) {
        this.posting = posting;
    }

    /** Asks for the worker; the answer goes over its link as soon as there is one. */
    void ask(WorkerId id, WorkerMessage.ForkWanted wanted, WorkerLink link) {
        Event.ForkRequested request = new Event.ForkRequested(id, wanted.count());
        posting.post(request, decision -> link.send(answer(request, wanted.id(), decision)));
    }

    private static MasterMessage answer(Event.ForkRequested request, long question, Decision decision) {
        return decision.refusalOf(request)
                .<MasterMessage>map(reason -> new MasterMessage.ForkRefused(question, reason))
                .orElseGet(() -> new MasterMessage.Forked(question, target(request.by(), decision)));
    }

    private static int target(WorkerId id, Decision decision) {
        return decision.state().context(id.context()).orElseThrow().spec().target();
    }
}
