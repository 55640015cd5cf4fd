package io.universe.worker.inspection;

import io.universe.control.WorkerMessage.Inspected.End;

/** An inspection that is not done, with a sentence for whoever asked. */
final class InspectionRefusal extends Exception {

    private final End end;

    InspectionRefusal(End end, String reason) {
        super(reason);
        this.end = end;
    }

    End end() {
        return end;
    }
}
