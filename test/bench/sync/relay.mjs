// The least that a server can do: whatever comes in goes out to the others on the same path, unread.
import { WebSocketServer } from 'ws';

const rooms = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket) other.send(frame);
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(url);
  });
});
server.on('listening', () => console.log(`listening at port ${server.address().port}`));
