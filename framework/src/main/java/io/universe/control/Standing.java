package io.universe.control;

/**
 * What a worker has told its master of itself, and would have to tell the next one. Immutable.
 *
 * @param stage STARTING until it serves, then READY, or PAUSED
 * @param uuid its node id, empty until it warms up
 * @param port the one it listens on, 0 while there is none
 * @param acceptingStopped whether it has closed its copy of the listening socket because it drains
 */
public record Standing(String stage, String uuid, int port, boolean acceptingStopped) {

    /** Nothing has been told yet. */
    public static final Standing UNTOLD = new Standing("STARTING", "", 0, false);

    /** Once this has been told too. */
    Standing after(WorkerMessage told) {
        if (told instanceof WorkerMessage.Warming warming) {
            return new Standing(stage, warming.uuid(), port, acceptingStopped);
        }
        if (told instanceof WorkerMessage.Ready ready) {
            return new Standing("READY", ready.uuid(), ready.port(), acceptingStopped);
        }
        if (told instanceof WorkerMessage.Paused) {
            return new Standing("PAUSED", uuid, port, acceptingStopped);
        }
        if (told instanceof WorkerMessage.Resumed) {
            return new Standing("READY", uuid, port, acceptingStopped);
        }
        return told instanceof WorkerMessage.AcceptingStopped ? new Standing(stage, uuid, port, true) : this;
    }

    /** Whether it has come so far that it can do without a master. */
    public boolean isServing() {
        return !stage.equals(UNTOLD.stage);
    }
}
