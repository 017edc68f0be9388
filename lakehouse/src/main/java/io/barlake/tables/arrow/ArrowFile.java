package io.barlake.tables.arrow;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.columns.ColumnBatch;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.InvalidArrowFileException;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Reads an Arrow IPC file into arrays, whole, and never as rows. That is how a program takes the
 * bars of a symbol that were exported:
 *
 * <pre>
 * ColumnBatch bars = ArrowFile.read(Path.of("EURUSD-1h.arrow"));
 * long[] opened = bars.longs("ts"); // microseconds since 1970 in UTC
 * double[] close = bars.doubles("close");
 * </pre>
 *
 * <p>Files of others are read too, compressed or not, if their columns have types that {@link
 * ArrowColumnWriter} writes.
 */
public final class ArrowFile {
  private ArrowFile() {}

  /** All rows and columns of a file, in their order. */
  public static ColumnBatch read(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file);
        BufferAllocator memory = new RootAllocator();
        ArrowFileReader reader =
            new ArrowFileReader(channel, memory, CommonsCompressionFactory.INSTANCE)) {
      VectorSchemaRoot vectors = reader.getVectorSchemaRoot();
      int rows = rows(channel, reader.getRecordBlocks());
      List<Field> fields = vectors.getSchema().getFields();
      Object[] columns = new Object[fields.size()];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = array(fields.get(c), rows, file);
      }
      for (int at = 0; reader.loadNextBatch(); at += vectors.getRowCount()) {
        for (int c = 0; c < columns.length; c++) {
          ArrowBuffers.take(vectors.getVector(c), columns[c], at);
        }
      }
      ColumnBatch.Builder all = ColumnBatch.ofRows(rows);
      for (int c = 0; c < columns.length; c++) {
        all.array(fields.get(c).getName(), columns[c]);
      }
      return all.build();
    } catch (InvalidArrowFileException e) {
      throw new BarlakeException(
          ErrorCode.BAD_INPUT,
          "Cannot read \"" + file + "\": it is no Arrow file, or only a part of one.",
          e);
    } catch (NoSuchFileException e) {
      throw new BarlakeException(ErrorCode.BAD_INPUT, "Missing file \"" + file + "\".", e);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot read \"" + file + "\": " + e.getMessage() + ".", e);
    }
  }

  /** The rows of every record batch, as its head tells them. */
  private static int rows(SeekableByteChannel channel, List<ArrowBlock> blocks) throws IOException {
    long rows = 0;
    for (ArrowBlock block : blocks) {
      channel.position(block.getOffset());
      RecordBatch head = new RecordBatch();
      MessageSerializer.readMessage(new ReadChannel(channel)).getMessage().header(head);
      rows += head.length();
    }
    return Math.toIntExact(rows);
  }

  private static Object array(Field field, int rows, Path file) {
    Object array = field.getDictionary() == null ? ArrowTypes.array(field.getType(), rows) : null;
    if (array == null) {
      throw BarlakeException.badInput(
          "Unsupported column \"%s\" of \"%s\": it is %s%s, expected timestamp[us] with a zone,"
              + " date32, int64, int32, double, float, bool or utf8.",
          field.getName(),
          file,
          field.getType(),
          field.getDictionary() == null ? "" : " by a dictionary");
    }
    return array;
  }
}
