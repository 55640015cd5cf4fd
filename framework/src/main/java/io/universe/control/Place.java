package io.universe.control;

import io.universe.cluster.Role;
import io.vertx.core.json.JsonObject;

/** Where a worker stands in its context: in a slot, waiting for one, or beside all slots to be debugged. */
public sealed interface Place {

    /** What the worker is to its universe. */
    Role role();

    /** The slot's number; −1 as long as there is none. */
    int slot();

    /** What tells the process life from others of the same name. */
    int number();

    /** The name of the slot, such as {@code web-0}; {@code web-standby} for a worker that waits for one, {@code web-debug} for one that is debugged. */
    String worker(String context);

    /** What stands in messages. */
    JsonObject toJson();

    /** The process life in a slot. */
    record InSlot(Role role, int slot, int incarnation) implements Place {

        @Override
        public int number() {
            return incarnation;
        }

        @Override
        public String worker(String context) {
            return context + "-" + slot;
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("role", role.name()).put("slot", slot).put("incarnation", incarnation);
        }

        static InSlot fromJson(JsonObject json) {
            return new InSlot(
                    Role.valueOf(Wire.text(json, "role")), json.getInteger("slot"), json.getInteger("incarnation"));
        }
    }

    /** A standby: counted, and without a slot. */
    record Waiting(int number) implements Place {

        @Override
        public Role role() {
            return Role.STANDBY;
        }

        @Override
        public int slot() {
            return -1;
        }

        @Override
        public String worker(String context) {
            return context + "-standby";
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("standby", number);
        }
    }

    /** A worker that is debugged: counted, and without a slot. */
    record Debugged(int number) implements Place {

        @Override
        public Role role() {
            return Role.DEBUGGED;
        }

        @Override
        public int slot() {
            return -1;
        }

        @Override
        public String worker(String context) {
            return context + "-debug";
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("debugged", number);
        }
    }

    /** Reads what {@link #toJson} wrote. */
    static Place fromJson(JsonObject json) {
        Integer debugged = json.getInteger("debugged");
        if (debugged != null) {
            return new Debugged(debugged);
        }
        Integer standby = json.getInteger("standby");
        return standby == null ? InSlot.fromJson(json) : new Waiting(standby);
    }
}
