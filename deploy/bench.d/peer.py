"""What somebody would write in an afternoon instead: ngo.get over asyncpg.

    python peer.py lines PORT SOCKET get.json     JSON-RPC, a message a line, on asyncio
    python peer.py http PORT SOCKET get.json      POST /rpc by FastAPI and uvicorn

Both run the statements that the server runs for the same call (get.json is what
`tizilim bench scripts` writes), and check the token each time, as the server does.
"""
import asyncio
import json
import sys

import asyncpg
import uvloop

KIND, PORT, SOCKET, FILE = sys.argv[1:]
PLAN = json.load(open(FILE))


async def connect():
    return await asyncpg.create_pool(
        host=SOCKET, user="tizilim_read", database="tizilim", min_size=10, max_size=10)


async def get(pool, call):
    """The result of one call."""
    bin = call["params"]["identifier"].removeprefix("KZ-BIN-")
    settings, statement = PLAN["settings"], PLAN["statement"]
    async with pool.acquire() as session:
        live = await session.fetchval(settings["sql"], *settings["values"])
        if not live:
            raise PermissionError
        values = [bin if value is None else value for value in statement["values"]]
        row = await session.fetchrow(statement["sql"], *values)
    return {
        "id": str(row["id"]), "version": row["version"],
        "recordedFrom": row["recordedFrom"].isoformat(), "record": json.loads(row["record"])}


def answer(call, result):
    return {"jsonrpc": "2.0", "id": call["id"], "result": result}


async def serve_lines():
    pool = await connect()

    async def talk(reader, writer):
        while line := await reader.readline():
            call = json.loads(line)
            reply = answer(call, await get(pool, call))
            text = json.dumps(reply, ensure_ascii=False, separators=(",", ":"))
            writer.write(text.encode() + b"\n")
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", int(PORT), limit=1 << 20)
    await server.serve_forever()


def make_app():
    from contextlib import asynccontextmanager

    from fastapi import FastAPI
    from pydantic import BaseModel

    class Call(BaseModel):
        jsonrpc: str
        id: int
        method: str
        params: dict

    @asynccontextmanager
    async def lifespan(app):
        app.state.pool = await connect()
        yield

    app = FastAPI(lifespan=lifespan)

    @app.post("/rpc")
    async def rpc(call: Call):
        call = call.model_dump()
        return answer(call, await get(app.state.pool, call))

    return app


if KIND == "lines":
    try:
        uvloop.run(serve_lines())
    except KeyboardInterrupt:
        pass
else:
    import uvicorn

    uvicorn.run(make_app(), host="127.0.0.1", port=int(PORT), access_log=False, log_level="error")
