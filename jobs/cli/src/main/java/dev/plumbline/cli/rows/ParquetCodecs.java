package dev.plumbline.cli.rows;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses the pages of Parquet files without Hadoop's codecs. */
final class ParquetCodecs implements CompressionCodecFactory {

    /** Restores a page. */
    private interface Decompression {
        byte[] of(byte[] bytes, int size) throws IOException;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(
                switch (codec) {
                    case UNCOMPRESSED -> (bytes, size) -> bytes;
                    case SNAPPY -> (bytes, size) -> Snappy.uncompress(bytes);
                    case GZIP -> (bytes, size) -> all(new GZIPInputStream(in(bytes)), size);
                    case ZSTD -> (bytes, size) -> all(new ZstdInputStream(in(bytes)), size);
                    case LZ4_RAW ->
                            (bytes, size) ->
                                    LZ4Factory.fastestJavaInstance()
                                            .safeDecompressor()
                                            .decompress(bytes, size);
                    case LZO, BROTLI, LZ4 ->
                            throw new IllegalArgumentException(
                                    "the compression must be one of snappy, gzip, zstd, lz4_raw, none, got %s; write the file again with one of these"
                                            .formatted(codec));
                });
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] all(InputStream plain, int size) throws IOException {
        try (plain) {
            return plain.readNBytes(size);
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Parquet files are read, not written");
    }

    @Override
    public void release() {}

    private record Decompressor(Decompression decompression) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            ByteArrayOutputStream page = new ByteArrayOutputStream((int) bytes.size());
            bytes.writeAllTo(page);
            return BytesInput.from(decompression.of(page.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int inputSize, ByteBuffer output, int size)
                throws IOException {
            byte[] bytes = new byte[inputSize];
            input.get(bytes);
            output.put(decompression.of(bytes, size));
        }

        @Override
        public void release() {}
    }
}
