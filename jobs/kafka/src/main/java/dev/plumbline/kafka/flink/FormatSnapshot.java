package dev.plumbline.kafka.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Says in a savepoint which format the bytes of a serializer are in, so that a later release knows
 * what it restores.
 */
public abstract class FormatSnapshot<T> implements TypeSerializerSnapshot<T> {
    private final int current;
    private final TypeSerializer<T> serializer;
    private int written;

    /**
     * Makes a snapshot.
     *
     * @param current the format that is written now
     */
    protected FormatSnapshot(int current, TypeSerializer<T> serializer) {
        this.current = current;
        this.serializer = serializer;
        this.written = current;
    }

    @Override
    public int getCurrentVersion() {
        return current;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {
        // the version, which Flink writes itself, says everything
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
            throws IOException {
        if (readVersion < 1 || readVersion > current) {
            throw new IOException(
                    "%s must be of format 1 to %d, got %d; the savepoint is of a later release"
                            .formatted(
                                    serializer.getClass().getSimpleName(), current, readVersion));
        }
        written = readVersion;
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> old) {
        boolean readable = getClass() == old.getClass() && written == current;
        return readable
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
