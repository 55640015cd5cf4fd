package io.universe.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the kinds that JSON and the event bus know: one byte says which, the rest is the value. */
final class AnyValueCodec implements ValueCodec<Object> {

    @Override
    public Buffer encode(@Nullable Object value) {
        if (value == null) {
            return tagged('0');
        } else if (value instanceof String text) {
            return tagged('s').appendString(text);
        } else if (value instanceof Boolean flag) {
            return tagged('b').appendByte((byte) (flag ? 1 : 0));
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Buffer bytes) {
            return tagged('x').appendBuffer(bytes);
        } else if (value instanceof byte[] bytes) {
            return tagged('x').appendBytes(bytes);
        }
        return json(value);
    }

    private static Buffer number(Number number) {
        if (number instanceof Integer) {
            return tagged('i').appendInt(number.intValue());
        } else if (number instanceof Long) {
            return tagged('l').appendLong(number.longValue());
        } else if (number instanceof Double) {
            return tagged('d').appendDouble(number.doubleValue());
        } else if (number instanceof Float) {
            return tagged('f').appendFloat(number.floatValue());
        } else if (number instanceof Short) {
            return tagged('h').appendShort(number.shortValue());
        } else if (number instanceof Byte) {
            return tagged('y').appendByte(number.byteValue());
        } else if (number instanceof BigInteger) {
            return tagged('I').appendString(number.toString());
        } else if (number instanceof BigDecimal) {
            return tagged('D').appendString(number.toString());
        }
        throw unknown(number);
    }

    @SuppressWarnings("unchecked")
    private static Buffer json(Object value) {
        if (value instanceof JsonObject object) {
            return tagged('o').appendBuffer(object.toBuffer());
        } else if (value instanceof JsonArray array) {
            return tagged('a').appendBuffer(array.toBuffer());
        } else if (value instanceof Map<?, ?> map) {
            return tagged('o').appendBuffer(new JsonObject((Map<String, Object>) map).toBuffer());
        } else if (value instanceof List<?> list) {
            return tagged('a').appendBuffer(new JsonArray(list).toBuffer());
        }
        throw unknown(value);
    }

    private static Buffer tagged(char tag) {
        return Buffer.buffer().appendByte((byte) tag);
    }

    @Override
    public @Nullable Object decode(Buffer bytes) {
        if (bytes.length() == 0) {
            throw new IllegalArgumentException("no bytes are no value");
        }
        Buffer rest = bytes.slice(1, bytes.length());
        return switch ((char) bytes.getByte(0)) {
            case '0' -> null;
            case 's' -> rest.toString(StandardCharsets.UTF_8);
            case 'b' -> rest.getByte(0) != 0;
            case 'i' -> rest.getInt(0);
            case 'l' -> rest.getLong(0);
            case 'd' -> rest.getDouble(0);
            case 'f' -> rest.getFloat(0);
            case 'h' -> rest.getShort(0);
            case 'y' -> rest.getByte(0);
            case 'I' -> new BigInteger(rest.toString());
            case 'D' -> new BigDecimal(rest.toString());
            case 'x' -> rest.copy();
            case 'o' -> rest.toJsonObject();
            case 'a' -> rest.toJsonArray();
            default ->
                throw new IllegalArgumentException(
                        "a value of the kind '" + (char) bytes.getByte(0) + "' is not known here");
        };
    }

    @Override
    public boolean isShareable(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException(
                "a cache holds null, booleans, numbers, strings, JSON and buffers, and what "
                        + "a ValueCodec writes down; " + value.getClass().getName() + " is none of them");
    }
}
