package io.universe.launcher.master.inspections;

import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.launcher.process.WorkerLink;
import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.Inspection.Form;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * One inspection under way.
 *
 * @param name the worker's, as it is called now
 * @param file where the worker leaves what it finds
 * @param answer who has asked; may be cancelled
 */
record Asked(long id, String name, Inspection what, WorkerLink link, Path file, CompletableFuture<Inspected> answer) {

    /** By which the worker is found whatever it is called by now. */
    String life() {
        return link.life();
    }

    boolean isLook() {
        return what.kind().isLook();
    }

    void order() {
        link.send(new MasterMessage.Inspect(id, file.toString(), what.toJson().put("worker", name)));
    }

    /** Nobody wants it any more. */
    void end() {
        link.send(new MasterMessage.EndInspection(id));
    }

    void answer(Inspected.Why why, String reason) {
        answer.complete(new Inspected.Not(why, reason));
    }

    /** What the worker has found goes to who has asked, or away where nobody waits for it any more. */
    void answer(WorkerMessage.Inspected found) {
        Inspected result = result(found);
        if (!answer.complete(result) && result instanceof Inspected.InFile lost) {
            lost.discard();
        }
    }

    private Inspected result(WorkerMessage.Inspected found) {
        return switch (found.end()) {
            case DONE -> done(found.told());
            case BUSY -> not(Inspected.Why.BUSY, found);
            case UNABLE -> not(Inspected.Why.UNABLE, found);
            case NO_ROOM -> not(Inspected.Why.NO_ROOM, found);
            case FAILED -> not(Inspected.Why.FAILED, found);
        };
    }

    private Inspected not(Inspected.Why why, WorkerMessage.Inspected found) {
        return new Inspected.Not(why, name + ": " + found.reason());
    }

    private Inspected done(JsonObject told) {
        Form form = what.form();
        if (!form.isFile()) {
            return new Inspected.Told(new JsonObject().put("worker", name).mergeIn(told));
        }
        try {
            String called = name + "-" + what.kind().label() + "." + form.suffix();
            return new Inspected.InFile(file, called, form.mediaType(), Files.size(file));
        } catch (IOException e) {
            return new Inspected.Not(Inspected.Why.FAILED, name + ": what was found is not there: " + e);
        }
    }
}
