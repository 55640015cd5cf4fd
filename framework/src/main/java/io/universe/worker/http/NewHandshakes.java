package io.universe.worker.http;

import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A filter for a listening socket under which the kernel lets no new TCP handshake begin while those under way are finished: a classic BPF program that drops segments with SYN set. The
 * client asks again after a second, as if the packet had been lost, and is then refused by a closed port, which is the truth. It lies on the socket itself, that is on the copies of all processes that share it.
 *
 * <p>Numbers are Linux's: {@code SO_ATTACH_FILTER} of {@code asm-generic/socket.h}, opcodes of {@code linux/bpf_common.h}; a filter of a TCP socket sees the segment from its TCP header on,
 * whose byte 13 holds the flags.
 */
final class NewHandshakes {

    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_DETACH_FILTER = 27;
    /** {@code struct sock_fprog}: a length, padding, and the address of the program. */
    private static final int FPROG_BYTES = 16;

    private static final int FLAGS_OFFSET = 13;
    private static final int SYN = 2;
    private static final short LOAD_BYTE = 0x30;
    private static final short AND = 0x54;
    private static final short JUMP_IF_EQUAL = 0x15;
    private static final short RETURN = 0x06;

    static final RawUnixChannelOption FILTER =
            new RawUnixChannelOption("SO_ATTACH_FILTER", SOL_SOCKET, SO_ATTACH_FILTER, FPROG_BYTES);

    /** Takes the filter off again, whatever the value; fails where there is none. */
    static final IntegerUnixChannelOption NO_FILTER =
            new IntegerUnixChannelOption("SO_DETACH_FILTER", SOL_SOCKET, SO_DETACH_FILTER);

    /** Must outlive the call that hands its address to the kernel, which copies it. */
    static final ByteBuffer PROGRAM = program();

    private NewHandshakes() {}

    /** The option's value. */
    static ByteBuffer dropped() {
        ByteBuffer fprog = ByteBuffer.allocateDirect(FPROG_BYTES).order(ByteOrder.nativeOrder());
        fprog.putShort((short) (PROGRAM.capacity() / Long.BYTES));
        fprog.position(Long.BYTES);
        fprog.putLong(Buffer.memoryAddress(PROGRAM));
        return fprog.flip();
    }

    private static ByteBuffer program() {
        ByteBuffer code = ByteBuffer.allocateDirect(5 * Long.BYTES).order(ByteOrder.nativeOrder());
        instruction(code, LOAD_BYTE, 0, 0, FLAGS_OFFSET);
        instruction(code, AND, 0, 0, SYN);
        instruction(code, JUMP_IF_EQUAL, 0, 1, SYN);
        instruction(code, RETURN, 0, 0, 0);
        instruction(code, RETURN, 0, 0, -1);
        return code;
    }

    private static void instruction(ByteBuffer code, short opcode, int ifTrue, int ifFalse, int operand) {
        code.putShort(opcode).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
    }
}
