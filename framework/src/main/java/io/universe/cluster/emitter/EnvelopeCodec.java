package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The form of an envelope on the wire: a version, the name, the sender, the values. In one JVM it goes as it is, since nothing in it changes. */
final class EnvelopeCodec implements MessageCodec<Envelope, Envelope> {

    static final String NAME = "universe.emitter";

    private static final byte VERSION = 1;

    @Override
    public void encodeToWire(Buffer buffer, Envelope envelope) {
        buffer.appendByte(VERSION);
        WireReader.appendText(buffer, envelope.name());
        WireReader.appendText(buffer, envelope.sender().toJson().encode());
        buffer.appendInt(envelope.values().size());
        envelope.values().forEach(value -> value.writeTo(buffer));
    }

    @Override
    public Envelope decodeFromWire(int position, Buffer buffer) {
        WireReader wire = new WireReader(buffer, position);
        byte version = wire.nextByte();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "an event of version %d; this node knows %d".formatted(version, VERSION));
        }
        String name = wire.nextText();
        Node sender = Node.fromJson(new JsonObject(wire.nextText()));
        return new Envelope(name, sender, values(wire));
    }

    private static List<PackedValue> values(WireReader wire) {
        int count = wire.nextInt();
        List<PackedValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(PackedValue.readFrom(wire));
        }
        return values;
    }

    @Override
    public Envelope transform(Envelope envelope) {
        return envelope;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
