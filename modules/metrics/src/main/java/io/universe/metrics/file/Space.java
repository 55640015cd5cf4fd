package io.universe.metrics.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where segments of a meter file come from. */
interface Space {

    /** One more, all zeros. Throws IOException where there is no room for it. */
    ByteBuffer grow() throws IOException;
}
