package io.universe.cluster.emitter;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.util.function.Function;

/** A big number as its digits: the event bus itself would serialize it. */
final class NumberCodec<N extends Number> implements MessageCodec<N, N> {

    private final byte id;
    private final Function<String, N> parser;

    NumberCodec(int id, Function<String, N> parser) {
        this.id = (byte) id;
        this.parser = parser;
    }

    @Override
    public void encodeToWire(Buffer buffer, N number) {
        WireReader.appendText(buffer, number.toString());
    }

    @Override
    public N decodeFromWire(int position, Buffer buffer) {
        return parser.apply(new WireReader(buffer, position).nextText());
    }

    @Override
    public N transform(N number) {
        return number;
    }

    @Override
    public String name() {
        return "universe.number." + id;
    }

    @Override
    public byte systemCodecID() {
        return id;
    }
}
