package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The filter's program, run here as the kernel runs it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the filter is Linux's")
class NewHandshakesTest {

    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final int FIN = 0x01;
    private static final int PSH = 0x08;

    /** Where Netty may not use Unsafe, as on Java 25, it asks its native library for the address of a buffer. */
    @BeforeAll
    static void loadTheNativeLibrary() {
        Epoll.ensureAvailability();
    }

    @Test
    void shouldDropWhatBeginsAHandshake() {
        assertThat(keptBytes(SYN)).isZero();
        assertThat(keptBytes(SYN | 0xC0)).as("with ECN bits").isZero();
    }

    @Test
    void shouldLetThroughWhatFinishesAHandshakeAndWhatFollows() {
        assertThat(keptBytes(ACK)).isEqualTo(-1);
        assertThat(keptBytes(ACK | PSH)).isEqualTo(-1);
        assertThat(keptBytes(ACK | FIN)).isEqualTo(-1);
        assertThat(keptBytes(RST)).isEqualTo(-1);
    }

    @Test
    void shouldDescribeTheProgramAsTheKernelReadsIt() {
        ByteBuffer fprog = NewHandshakes.dropped().order(ByteOrder.nativeOrder());
        assertThat(fprog.remaining()).isEqualTo(16);
        assertThat(fprog.getShort()).isEqualTo((short) 5);
        assertThat(fprog.getLong(8)).isEqualTo(Buffer.memoryAddress(NewHandshakes.PROGRAM));
    }

    /** Runs the five instructions over a TCP header with these flags; gives how much of the segment is kept. */
    private static int keptBytes(int flags) {
        byte[] header = new byte[20];
        header[13] = (byte) flags;
        ByteBuffer program = NewHandshakes.PROGRAM.duplicate().order(ByteOrder.nativeOrder());
        int accumulator = 0;
        for (int at = 0; ; at++) {
            int operand = program.getInt(at * 8 + 4);
            switch (program.getShort(at * 8)) {
                case 0x30 -> accumulator = header[operand] & 0xff;
                case 0x54 -> accumulator &= operand;
                case 0x15 -> at += program.get(at * 8 + (accumulator == operand ? 2 : 3));
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("unknown instruction at " + at);
            }
        }
    }
}
