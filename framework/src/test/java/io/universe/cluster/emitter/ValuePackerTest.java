package io.universe.cluster.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be sent, what comes out at the other end, and what is said of the rest. */
class ValuePackerTest {

    record Point(int x, int y) implements Serializable {}

    private static final class PointCodec implements MessageCodec<Point, Point> {
        @Override
        public void encodeToWire(Buffer buffer, Point point) {
            buffer.appendInt(point.x()).appendInt(point.y());
        }

        @Override
        public Point decodeFromWire(int position, Buffer buffer) {
            return new Point(buffer.getInt(position), buffer.getInt(position + 4));
        }

        @Override
        public Point transform(Point point) {
            return point;
        }

        @Override
        public String name() {
            return "point";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final ValuePacker packer = new ValuePacker(new BusCodecs(vertx.eventBus()));

    @BeforeEach
    void register() {
        vertx.eventBus().registerDefaultCodec(Point.class, new PointCodec());
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shouldCarryEverythingThatHasACodecInAnyMixture() {
        Object[] values = {
            null,
            true,
            (byte) 1,
            (short) 2,
            3,
            4L,
            5f,
            6d,
            'c',
            "text",
            "",
            new BigDecimal("7.50"),
            new BigInteger("123456789012345678901234567890"),
            new JsonObject().put("a", 1).putNull("b"),
            new JsonArray().add("x").addNull(),
            Buffer.buffer("bytes"),
            new Point(1, -2)
        };
        assertThat(travelled(values)).containsExactly(values);
        assertThat((byte[]) travelled((Object) new byte[] {1, 2}).get(0)).containsExactly(1, 2);
    }

    @Test
    void shouldCarryMapsAndListsAsJson() {
        assertThat(travelled(Map.of("a", List.of(1, 2)), Arrays.asList("x", null)))
                .containsExactly(
                        new JsonObject().put("a", new JsonArray().add(1).add(2)),
                        new JsonArray().add("x").addNull());
    }

    @Test
    void shouldTakeNullForOneArgument() {
        assertThat(packer.unpackAll(packer.packAll("x", (Object[]) null))).containsExactly((Object) null);
    }

    @Test
    void shouldShareNothingWithTheSender() {
        JsonObject json = new JsonObject().put("a", new JsonObject());
        Map<String, Object> map = new HashMap<>(Map.of("a", 1));
        byte[] bytes = {1};
        Buffer buffer = Buffer.buffer("a");
        List<PackedValue> packed = packer.packAll("x", new Object[] {json, map, bytes, buffer});
        json.getJsonObject("a").put("later", true);
        map.put("later", true);
        bytes[0] = 2;
        buffer.appendString("later");
        assertThat(packer.unpackAll(packed))
                .containsExactly(
                        new JsonObject().put("a", new JsonObject()),
                        new JsonObject().put("a", 1),
                        new byte[] {1},
                        Buffer.buffer("a"));
        ((JsonObject) packer.unpackAll(packed).get(0)).put("b", 1);
        assertThat(packer.unpackAll(packed).get(0)).isEqualTo(new JsonObject().put("a", new JsonObject()));
    }

    @Test
    void shouldNameTheArgumentAndTheRemedyWhereThereIsNoCodec() {
        Function<String, String> function = text -> text;
        assertThatThrownBy(() -> packer.packAll("greet", new Object[] {"a", function}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "argument 1 of 'greet' is a " + getClass().getName() + "$$Lambda")
                .hasMessageEndingWith("which cannot be sent: use JSON values, Buffer or byte[], or register a codec"
                        + " for the class on the event bus of both nodes with registerDefaultCodec");
        assertThatThrownBy(() -> packer.packAll("greet", new Object[] {new AtomicInteger()}))
                .hasMessageStartingWith("argument 0 of 'greet' is a java.util.concurrent.atomic.AtomicInteger");
    }

    @Test
    void shouldNotSerializeWhateverTheBusWould() {
        vertx.eventBus().serializableChecker(name -> true).unregisterDefaultCodec(Point.class);
        assertThatThrownBy(() -> packer.packAll("x", new Object[] {new Point(1, 2)}))
                .hasMessageContaining("Point, which cannot be sent");
    }

    @Test
    void shouldNameTheArgumentWhoseContentsCannotBeWritten() {
        JsonObject hidden = new JsonObject().put("thread", Thread.currentThread());
        assertThatThrownBy(() -> packer.packAll("x", new Object[] {hidden}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "argument 0 of 'x' is a io.vertx.core.json.JsonObject that cannot be written: ");
    }

    @Test
    void shouldSayWhichCodecIsMissingHere() {
        List<PackedValue> packed = packer.packAll("x", new Object[] {new Point(1, 2)});
        vertx.eventBus().unregisterDefaultCodec(Point.class);
        assertThatThrownBy(() -> packer.unpackAll(packed))
                .hasMessage("no codec 'point' is registered on the event bus of this node");
    }

    @Test
    void shouldReadAnEnvelopeAsItWasWritten() {
        Envelope envelope =
                new Envelope("größe", Crew.WEB_1, packer.packAll("x", new Object[] {new Point(1, 2), null, "a"}));
        Buffer wire = Buffer.buffer("before");
        new EnvelopeCodec().encodeToWire(wire, envelope);
        assertThat(new EnvelopeCodec().decodeFromWire(6, wire)).isEqualTo(envelope);
        Envelope empty = new Envelope("x", Crew.MASTER, List.of());
        Buffer second = Buffer.buffer();
        new EnvelopeCodec().encodeToWire(second, empty);
        assertThat(new EnvelopeCodec().decodeFromWire(0, second)).isEqualTo(empty);
    }

    @Test
    void shouldRefuseAnEnvelopeOfAnotherVersion() {
        assertThatThrownBy(() -> new EnvelopeCodec().decodeFromWire(0, Buffer.buffer(new byte[] {2})))
                .hasMessage("an event of version 2; this node knows 1");
    }

    private List<@Nullable Object> travelled(@Nullable Object... values) {
        Buffer wire = Buffer.buffer();
        new EnvelopeCodec().encodeToWire(wire, new Envelope("x", Crew.MASTER, packer.packAll("x", values)));
        return packer.unpackAll(new EnvelopeCodec().decodeFromWire(0, wire).values());
    }
}
